package import SignupRisk

extension VendorName {
    package static let provero = VendorName(rawValue: "provero")
}

extension VendorRegistration {
    /// Provero's IP geolocation.
    package static let provero: VendorRegistration = {
        let baseURL = VendorKey(
            "baseUrl", .url(default: "https://api.provero.io"), expectation: "the address of the Provero API")
        let apiToken = VendorKey("apiToken", .secret, isRequired: true, expectation: "the API token of the account")
        let geoMatch = VendorKey(
            "geoMatch", .flag(default: true),
            expectation: "whether to compare the stated address with the IP address's place")
        return VendorRegistration(
            name: .provero, check: .ip, keys: [baseURL, apiToken, geoMatch],
            defaults: VendorDefaults(
                timeout: .seconds(15), maxConcurrency: 128, negativeCacheTtl: .seconds(3_600), price: "0.006",
                currency: "EUR")
        ) { parameters in
            ProveroAdapter(
                ProveroSettings(
                    baseURL: parameters.url(baseURL), apiToken: parameters.secret(apiToken),
                    geoMatch: parameters.flag(geoMatch), currency: parameters.currency))
        }
    }()
}
