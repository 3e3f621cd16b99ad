import Settings
import VendorSimulator

extension VendorSimulator {
    /// What points a worker at this simulator, by configuration key.
    var settings: [String: String] {
        let credentials = SimulatorCredentials.demo
        return [
            "vendors.vonage.enabled": "true", "vendors.vonage.baseUrl": baseURL(for: .vonage),
            "vendors.vonage.apiKey": credentials.vonage.apiKey,
            "vendors.vonage.apiSecret": credentials.vonage.apiSecret,
            "vendors.ipqualityscore.enabled": "true", "vendors.ipqualityscore.baseUrl": baseURL(for: .ipqualityscore),
            "vendors.ipqualityscore.integration": credentials.ipqualityscore.integration,
            "vendors.ipqualityscore.key": credentials.ipqualityscore.key,
            "vendors.ipqualityscore.secret": credentials.ipqualityscore.secret,
            "vendors.provero.enabled": "true", "vendors.provero.baseUrl": baseURL(for: .provero),
            "vendors.provero.apiToken": credentials.provero.apiToken,
            "vendors.eko.enabled": "true", "vendors.eko.baseUrl": baseURL(for: .eko),
            "vendors.eko.developerKey": credentials.eko.developerKey,
            "vendors.eko.accessKey": credentials.eko.accessKey,
            "vendors.eko.initiatorId": credentials.eko.initiatorId, "vendors.eko.userCode": credentials.eko.userCode,
        ]
    }

    /// The same as environment variables, in order.
    var environment: [(name: String, value: String)] {
        settings.compactMap { path, value in
            SettingCatalogue.key(path).map { (name: $0.environmentName, value: value) }
        }.sorted { $0.name < $1.name }
    }
}
