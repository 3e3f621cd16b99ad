import Foundation

/// The four vendors on one loopback port: their documented checks, answers, quirks, prices and limits, on a real HTTP server.
///
/// Paths tell the vendors apart as their own do. The simulated world is derived from a seed, so the same number or address
/// always gets the same answer; ``SimulatorSwitches/magic`` makes every documented case reachable by input; faults are set by
/// rule. Everything here can be done over HTTP too, under `/__sim/`.
package final class VendorSimulator: Sendable {
    private let service: SimulatorService

    private init(_ service: SimulatorService) { self.service = service }

    /// Listens on loopback and serves until ``shutdown()``.
    ///
    /// - Throws: what binding the port throws, a port in use for one.
    package static func start(_ configuration: SimulatorConfiguration = .strict()) async throws -> VendorSimulator {
        let service = SimulatorService(configuration)
        do {
            try await service.start(port: configuration.port)
        } catch {
            try? await service.stop()
            throw error
        }
        return VendorSimulator(service)
    }

    /// The port it listens on.
    package var port: Int { service.port }

    /// What a vendor's `baseUrl` has to be to reach this simulator.
    package func baseURL(for vendor: SimulatedVendor) -> String {
        let base = "http://127.0.0.1:\(port)"
        return vendor == .eko ? base + "/ekoapi" : base
    }

    /// Stops listening and closes every connection.
    package func shutdown() async { try? await service.stop() }

    /// Serves until the task is cancelled, then shuts down.
    package static func run(
        _ configuration: SimulatorConfiguration, started: @Sendable (VendorSimulator) -> Void = { _ in }
    ) async throws {
        let simulator = try await start(configuration)
        started(simulator)
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            continuation.finish()
        }
        await simulator.shutdown()
    }
}

extension VendorSimulator {
    /// What a vendor has done so far.
    package func counters(of vendor: SimulatedVendor) -> VendorCounters {
        service.withCore { $0.counters[vendor.index] }
    }

    /// The latest requests, oldest first.
    package var journal: [JournalEntry] { service.withCore { Array($0.journal.entries) } }

    /// Everything a vendor would not have reported, with the vendor it was sent to.
    package var violations: [(vendor: SimulatedVendor?, violation: Violation)] {
        service.withCore { $0.journal.findings.map { ($0.vendor, $0.violation) } }
    }

    /// Adds a rule; `false` where there are too many already.
    @discardableResult
    package func setFault(_ rule: FaultRule) -> Bool { service.withCore { $0.faults.add(rule) } }

    /// Takes all rules away.
    package func clearFaults() { service.withCore { $0.faults.removeAll() } }

    /// Everything as at the start: accounts, counters, journal, faults, delays, switches, clock.
    package func reset() { service.withCore { $0.reset() } }

    package func setBalance(_ balance: Amount, of vendor: SimulatedVendor) {
        service.withCore { core in core.count(vendor) { $0.balance = balance } }
    }

    /// Moves the simulated clock: signatures age, windows of limits end, days begin.
    package func advanceClock(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let whole = min(max(seconds, -100_000_000_000), 100_000_000_000) * 1000
        let milliseconds = whole + attoseconds / 1_000_000_000_000_000
        service.withCore { $0.advanceClock(milliseconds: milliseconds) }
    }

    /// The simulated clock in milliseconds since 1970 UTC.
    package var now: Int64 { service.withCore { $0.now(SimulatorService.machineTime) } }

    package func setDelay(_ delay: SimulatedDelay, of vendor: SimulatedVendor) {
        service.withCore { $0.delays[vendor] = delay }
    }

    package func setSwitch(_ option: SimulatorSwitches, on isOn: Bool) {
        service.withCore { core in
            if isOn { core.switches.insert(option) } else { core.switches.remove(option) }
        }
    }

    /// Rotates IPQualityScore's secret, the old one being invalid at once; the new one.
    @discardableResult
    package func rotateSecret() -> String {
        service.withCore { $0.ipqualityscore.rotateSecret($0.world.hash) }
    }
}
