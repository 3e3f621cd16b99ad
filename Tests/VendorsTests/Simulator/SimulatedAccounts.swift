import SignupRisk
import Synchronization
import TestSupport
import VendorSimulator

@testable import Vendors

/// The adapters with the simulator's accounts, and lookups made as the worker makes them, attempt by attempt.
struct SimulatedAccounts {
    let simulator: VendorSimulator
    let transport: HTTPVendorTransport
    private let credentials = SimulatorCredentials.demo
    private let calls = Calls()

    private final class Calls: Sendable { let count = Mutex(0) }

    /// Runs `body` with a simulator, and expects nothing of what the real vendors would not have reported.
    static func with<Result>(
        _ configuration: SimulatorConfiguration = .strict(), _ body: (SimulatedAccounts) async throws -> Result
    ) async throws -> Result {
        let simulator = try await VendorSimulator.start(configuration)
        let accounts = SimulatedAccounts(simulator: simulator, transport: try HTTPVendorTransport())
        do {
            let result = try await body(accounts)
            await accounts.transport.shutdown()
            await simulator.shutdown()
            return result
        } catch {
            await accounts.transport.shutdown()
            await simulator.shutdown()
            throw error
        }
    }

    func base(_ vendor: SimulatedVendor) -> BaseURL { Sample.base(simulator.baseURL(for: vendor)) }

    func vonage(secret: String? = nil, callerName: Bool = false) -> VonageAdapter {
        VonageAdapter(
            VonageSettings(
                baseURL: base(.vonage), apiKey: Secret(credentials.vonage.apiKey),
                apiSecret: Secret(secret ?? credentials.vonage.apiSecret), callerName: callerName))
    }

    func ipQualityScore(
        secret: String? = nil, reload: @escaping @Sendable () -> Secret? = { nil }
    ) -> IPQualityScoreAdapter {
        IPQualityScoreAdapter(
            IPQualityScoreSettings(
                baseURL: base(.ipqualityscore), integration: credentials.ipqualityscore.integration,
                key: Secret(credentials.ipqualityscore.key),
                secret: Secret(secret ?? credentials.ipqualityscore.secret), reloadSecret: reload))
    }

    func provero(token: String? = nil) -> ProveroAdapter {
        ProveroAdapter(
            ProveroSettings(baseURL: base(.provero), apiToken: Secret(token ?? credentials.provero.apiToken)))
    }

    func eko(accessKey: String? = nil) -> EkoAdapter {
        EkoAdapter(
            EkoSettings(
                baseURL: base(.eko), developerKey: Secret(credentials.eko.developerKey),
                accessKey: Secret(accessKey ?? credentials.eko.accessKey),
                initiatorID: Secret(credentials.eko.initiatorId), userCode: Secret(credentials.eko.userCode)))
    }

    /// What came of a lookup, asked again where the adapter wants it.
    func look(up query: VendorQuery, with adapter: any VendorAdapter) async -> (outcome: VendorOutcome, calls: Int) {
        let first = await attempt(query, adapter, number: 1, isRepeat: false)
        guard case .askAgain(let again, _) = first else { return (first, 1) }
        return (await attempt(again, adapter, number: 2, isRepeat: true), 2)
    }

    private func attempt(
        _ query: VendorQuery, _ adapter: any VendorAdapter, number: Int, isRepeat: Bool
    ) async -> VendorOutcome {
        let reference = calls.count.withLock { count in
            count += 1
            return "TEST-\(count)"
        }
        // The machine's clock is the simulator's, until a test moves the latter.
        let now = Int64(Clock.milliseconds())
        let attempt = VendorAttempt(number: number, isRepeat: isRepeat, now: now, reference: reference)
        do {
            let response = try await transport.send(
                adapter.request(for: query, attempt: attempt), timeout: .seconds(300))
            return adapter.interpret(response, to: query, attempt: attempt, now: now)
        } catch {
            return .failure(error)
        }
    }
}
