import Logging
import Lookups
import SignupRisk
import TestSupport
import Vendors

/// Runs `body` with a lookup whose calls are being made, and ends it.
func withLookup<Result>(
    _ settings: VendorSettings = Samples.settings(), transport: any VendorTransport, clock: ManualClock = ManualClock(),
    store: AnswerStore? = nil, log: LogRecorder = LogRecorder(), seed: UInt64 = 1,
    onCall: @escaping @Sendable (CallReport) -> Void = { _ in },
    _ body: (VendorLookup<ManualClock>) async throws -> Result
) async throws -> Result {
    let lookup = VendorLookup(
        adapter: ScriptedAdapter(), transport: transport, settings: settings, clock: clock,
        wallClock: { Samples.afternoon + clock.now.nanoseconds / 1_000_000 }, store: store, logger: log.logger,
        seed: seed, onCall: onCall)
    return try await withThrowingTaskGroup { group in
        group.addTask { await lookup.run() }
        do {
            let result = try await body(lookup)
            group.cancelAll()
            return result
        } catch {
            group.cancelAll()
            throw error
        }
    }
}
