package import SignupRisk

extension VendorName {
    package static let vonage = VendorName(rawValue: "vonage")
}

extension VendorRegistration {
    /// Vonage (formerly Nexmo) Number Insight Advanced.
    package static let vonage: VendorRegistration = {
        let baseURL = VendorKey(
            "baseUrl", .url(default: "https://api.nexmo.com"), expectation: "the address of the Number Insight API")
        let apiKey = VendorKey("apiKey", .secret, isRequired: true, expectation: "the API key of the Vonage dashboard")
        let apiSecret = VendorKey(
            "apiSecret", .secret, isRequired: true, expectation: "the API secret of the Vonage dashboard")
        let sendIP = VendorKey(
            "sendIp", .flag(default: true), expectation: "whether to send the IP address along with the number")
        let callerName = VendorKey(
            "callerName", .flag(default: false),
            expectation: "whether to pay for the caller's name of United States numbers")
        return VendorRegistration(
            name: .vonage, check: .phone, keys: [baseURL, apiKey, apiSecret, sendIP, callerName],
            // The vendor itself takes up to 15 seconds, and what it answers then is charged. Its other products allow 30
            // calls a second, this one names no rate. A line's type and carrier change seldom.
            defaults: VendorDefaults(
                timeout: .seconds(18), maxAttempts: 2, ratePerSecond: 30, maxConcurrency: 512,
                cacheTtl: .seconds(7 * 86_400), price: "0.03", currency: "EUR")
        ) { parameters in
            VonageAdapter(
                VonageSettings(
                    baseURL: parameters.url(baseURL), apiKey: parameters.secret(apiKey),
                    apiSecret: parameters.secret(apiSecret), sendIP: parameters.flag(sendIP),
                    callerName: parameters.flag(callerName), currency: parameters.currency))
        }
    }()
}
