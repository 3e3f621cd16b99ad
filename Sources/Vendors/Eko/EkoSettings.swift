/// What configuration gives the Eko adapter.
package struct EkoSettings: Sendable {
    /// Without the version: `https://staging.eko.in/ekoapi`, or `https://api.eko.in/ekoicici` in production.
    package var baseURL: BaseURL
    package var developerKey: Secret
    /// What requests are signed with; it is never sent.
    package var accessKey: Secret
    /// The registered mobile number of the account.
    package var initiatorID: Secret
    /// The code of the retailer or agent the service is run for.
    package var userCode: Secret
    /// The ISO 4217 code of what the vendor bills.
    package var currency: String

    package init(
        baseURL: BaseURL, developerKey: Secret, accessKey: Secret, initiatorID: Secret, userCode: Secret,
        currency: String = "INR"
    ) {
        self.baseURL = baseURL
        self.developerKey = developerKey
        self.accessKey = accessKey
        self.initiatorID = initiatorID
        self.userCode = userCode
        self.currency = currency
    }
}
