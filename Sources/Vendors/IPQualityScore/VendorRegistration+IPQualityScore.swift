package import SignupRisk

extension VendorName {
    package static let ipQualityScore = VendorName(rawValue: "ipqualityscore")
}

extension VendorRegistration {
    /// IPQualityScore's phone check, in the form for custom integrations.
    package static let ipQualityScore: VendorRegistration = {
        let baseURL = VendorKey(
            "baseUrl", .url(default: "https://www.ipqualityscore.com"),
            expectation: "the address of IPQualityScore, or of its us or eu host")
        let integration = VendorKey(
            "integration", .text(default: ""), isRequired: true, expectation: "the name of the custom integration")
        let key = VendorKey(
            "key", .secret, isRequired: true, expectation: "the domain that requested the integration")
        let secret = VendorKey(
            "secret", .secret, isRequired: true, expectation: "the 128 characters of the user's current secret")
        let strictness = VendorKey(
            "strictness", .integer(default: 0, allowed: 0...2), expectation: "an integer from 0 to 2")
        return VendorRegistration(
            name: .ipQualityScore, check: .phone, keys: [baseURL, integration, key, secret, strictness],
            // Plans differ in their rates, and say so by a refusal that is obeyed. Reputation ages within hours.
            defaults: VendorDefaults(
                timeout: .seconds(10), maxConcurrency: 128, cacheTtl: .seconds(6 * 3_600), currency: "USD")
        ) { parameters in
            IPQualityScoreAdapter(
                IPQualityScoreSettings(
                    baseURL: parameters.url(baseURL), integration: parameters.text(integration),
                    key: parameters.secret(key), secret: parameters.secret(secret),
                    strictness: parameters.integer(strictness), reloadSecret: parameters.reloader(secret)))
        }
    }()
}
