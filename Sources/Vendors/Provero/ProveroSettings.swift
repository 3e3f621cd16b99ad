/// What configuration gives the Provero adapter.
package struct ProveroSettings: Sendable {
    package var baseURL: BaseURL
    package var apiToken: Secret
    /// Whether a stated address is sent, to be compared with the IP address's place.
    package var geoMatch: Bool
    /// The ISO 4217 code of the balance the vendor states.
    package var currency: String

    package init(baseURL: BaseURL, apiToken: Secret, geoMatch: Bool = true, currency: String = "EUR") {
        self.baseURL = baseURL
        self.apiToken = apiToken
        self.geoMatch = geoMatch
        self.currency = currency
    }
}
