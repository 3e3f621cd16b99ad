/// What configuration gives the Vonage adapter.
package struct VonageSettings: Sendable {
    package var baseURL: BaseURL
    package var apiKey: Secret
    package var apiSecret: Secret
    /// Whether the signup's IP address is sent along, to be compared with the phone's country.
    package var sendIP: Bool
    /// Whether the caller's name is asked for (`cnam`): United States numbers only, for a further charge.
    package var callerName: Bool
    /// The ISO 4217 code of the prices in the answers: euro by the vendor's documents.
    package var currency: String

    package init(
        baseURL: BaseURL, apiKey: Secret, apiSecret: Secret, sendIP: Bool = true, callerName: Bool = false,
        currency: String = "EUR"
    ) {
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.apiSecret = apiSecret
        self.sendIP = sendIP
        self.callerName = callerName
        self.currency = currency
    }
}
