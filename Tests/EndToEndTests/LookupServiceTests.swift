import Foundation
import JSON
import Logging
import ServiceLifecycle
import Testing
import VendorSimulator

@testable import signup_risk

@Suite("Calls at the end of a run", .timeLimit(.minutes(20)))
struct LookupServiceTests {
    @Test("An answer that comes after its signup has left and the worker has drained is kept, and not paid for again")
    func lateAnswer() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let simulator = try await VendorSimulator.start(.strict())
        simulator.setDelay(.fixed(.milliseconds(700)), of: .provero)
        let settings = [
            "cache.directory": directory.path, "worker.eventDeadline": "50ms", "vendors.provero.timeout": "10m",
        ]

        let first = try await Composition(simulator, settings, only: .provero)
        let services = ServiceGroup(
            services: [LookupService(lookups: first.lookups, patience: .seconds(600))],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            // A signup whose time is up before its lookup begins is no call at all.
            while simulator.counters(of: .provero).calls == 0 {
                _ = try await first.event(phone: nil, ip: "46.51.128.7")
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }

        let second = try await Composition(
            simulator, settings.merging(["worker.eventDeadline": "10m"]) { $1 }, only: .provero)
        let event = try await second.assess(phone: nil, ip: "46.51.128.7")
        #expect(event["checks"]?.array?.first?["source"]?.string == "cache")
        #expect(simulator.counters(of: .provero).calls == 1)
        await simulator.shutdown()
    }

    @Test("A run without a call under way ends at once")
    func nothingUnderWay() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let simulator = try await VendorSimulator.start(.strict())
        let composition = try await Composition(
            simulator, ["cache.directory": directory.path, "worker.eventDeadline": "10m"])
        let services = ServiceGroup(
            services: [LookupService(lookups: composition.lookups, patience: .seconds(86_400))],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            // Only what runs can answer, and only what runs can be ended.
            _ = try await composition.event(phone: "+447400121001", ip: "46.51.128.7")
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        await simulator.shutdown()
    }
}
