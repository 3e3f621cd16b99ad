package import SignupRisk

extension VendorName {
    package static let eko = VendorName(rawValue: "eko")
}

extension VendorRegistration {
    /// Eko's IP verification.
    package static let eko: VendorRegistration = {
        let baseURL = VendorKey(
            "baseUrl", .url(default: "https://staging.eko.in/ekoapi"),
            expectation: "the address of the Eko API without its version")
        let developerKey = VendorKey(
            "developerKey", .secret, isRequired: true, expectation: "the developer key of the account")
        let accessKey = VendorKey(
            "accessKey", .secret, isRequired: true, expectation: "the access key that requests are signed with")
        let initiatorID = VendorKey(
            "initiatorId", .secret, isRequired: true, expectation: "the registered mobile number of the account")
        let userCode = VendorKey(
            "userCode", .secret, isRequired: true, expectation: "the user code of the retailer or agent")
        return VendorRegistration(
            name: .eko, check: .ip, keys: [baseURL, developerKey, accessKey, initiatorID, userCode],
            // Whether an address is a proxy changes within the hour.
            defaults: VendorDefaults(
                timeout: .seconds(10), maxConcurrency: 128, cacheTtl: .seconds(3_600),
                negativeCacheTtl: .seconds(3_600), currency: "INR")
        ) { parameters in
            EkoAdapter(
                EkoSettings(
                    baseURL: parameters.url(baseURL), developerKey: parameters.secret(developerKey),
                    accessKey: parameters.secret(accessKey), initiatorID: parameters.secret(initiatorID),
                    userCode: parameters.secret(userCode), currency: parameters.currency))
        }
    }()
}
