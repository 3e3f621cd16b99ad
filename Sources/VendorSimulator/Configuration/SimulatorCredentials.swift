/// The accounts the simulated vendors know.
package struct SimulatorCredentials: Sendable, Hashable {
    package struct Vonage: Sendable, Hashable {
        package var apiKey: String
        package var apiSecret: String
    }

    package struct IPQualityScore: Sendable, Hashable {
        /// The integration's name, which stands in the path.
        package var integration: String
        /// The domain the integration was made for.
        package var key: String
        /// The end user's secret, 128 characters; rotated by `/refresh`.
        package var secret: String
    }

    package struct Provero: Sendable, Hashable {
        package var apiToken: String
    }

    package struct Eko: Sendable, Hashable {
        package var developerKey: String
        package var accessKey: String
        package var initiatorId: String
        package var userCode: String
    }

    package var vonage: Vonage
    package var ipqualityscore: IPQualityScore
    package var provero: Provero
    package var eko: Eko

    /// The accounts that trials, tests and the demo use. They open nothing but the simulator.
    package static let demo = SimulatorCredentials(
        vonage: Vonage(apiKey: "demo-key", apiSecret: "demo-secret"),
        ipqualityscore: IPQualityScore(
            integration: "demo", key: "demo.example", secret: String(repeating: "demosecret123456", count: 8)
        ),
        provero: Provero(apiToken: "demo-token"),
        eko: Eko(
            developerKey: "demo-developer-key", accessKey: "demo-access-key", initiatorId: "9962981729",
            userCode: "20810200"
        )
    )
}
