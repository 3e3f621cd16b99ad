import Enrichment
import Kafka
import Logging
import Resilience
import Telemetry
import Testing

@testable import Worker

/// What the probes say through a worker's life, on the in-process cluster. Waits for what has to come; nothing is timed.
@Suite("The probes through a worker's life", .serialized, .timeLimit(.minutes(10)))
struct WorkerHealthTests {
    /// Returns once the probes say what is wanted.
    private func until(
        _ running: WorkerBench.Running, _ isWanted: (HealthReport) -> Bool
    ) async throws -> HealthReport {
        while true {
            let report = running.health.report
            if isWanted(report) { return report }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func signup(_ number: Int) -> String { "{\"id\":\"s\(number)\",\"ip\":\"81.2.69.\(number + 1)\"}" }

    @Test("Not ready before its partitions are known, ready then, live all the time, draining at the end")
    func startAndDrain() async throws {
        let bench = try WorkerBench(mode: .held)
        let running = try bench.makeWorker()
        #expect(running.health.report.isLive && !running.health.report.isReady)
        #expect(running.health.report.reasons == [.starting])
        async let ended: Void = running.worker.run()
        _ = try await until(running) { $0.isReady }
        try await bench.feed([("k", signup(1))])
        await bench.checks.held(atLeast: 1)
        running.worker.stop()
        let draining = try await until(running) { $0.reasons.contains(.draining) }
        #expect(draining.isLive && !draining.isReady)
        bench.checks.answerAll()
        try await ended
    }

    @Test("Without brokers not ready and still live, and ready again once they are back, though no record comes")
    func brokerOutage() async throws {
        let bench = try WorkerBench()
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        _ = try await until(running) { $0.isReady }
        try bench.cluster.takeDown()
        let down = try await until(running) { !$0.isReady }
        #expect(down.isLive && down.reasons.contains(.brokersUnreachable))
        try bench.cluster.bringUp()
        let back = try await until(running) { $0.isReady }
        #expect(back.isLive && back.reasons.isEmpty)
        running.worker.stop()
        try await ended
    }

    @Test("A second member comes and goes: the first is live throughout, and ready with what it holds")
    func rebalance() async throws {
        let bench = try WorkerBench(partitions: 2)
        let first = try bench.makeWorker()
        async let firstEnded: Void = first.worker.run()
        _ = try await until(first) { $0.isReady }
        let second = try bench.makeWorker()
        async let secondEnded: Void = second.worker.run()
        _ = try await until(second) { $0.isReady }
        while first.board.state.partitions.count != 1 || second.board.state.partitions.count != 1 {
            #expect(first.health.report.isLive)
            try await Task.sleep(for: .milliseconds(20))
        }
        _ = try await until(first) { $0.isReady }
        second.worker.stop()
        try await secondEnded
        while first.board.state.partitions.count != 2 {
            #expect(first.health.report.isLive)
            try await Task.sleep(for: .milliseconds(20))
        }
        _ = try await until(first) { $0.isReady }
        first.worker.stop()
        try await firstEnded
    }

    @Test("A vendor that does not answer touches neither probe, for as long as signups may wait for it")
    func vendorOutage() async throws {
        let bench = try WorkerBench(mode: .held) {
            $0.onUnavailable = .hold
            $0.stallAfter = .milliseconds(100)
        }
        try await bench.feed((0..<5).map { ("k\($0)", signup($0)) })
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 5)
        // Far longer than a stall takes to be one.
        for _ in 0..<20 {
            #expect(running.health.report.isLive && running.health.report.isReady)
            try await Task.sleep(for: .milliseconds(20))
        }
        bench.checks.answerAll()
        running.worker.stop()
        try await ended
    }

    @Test("Work that waits and does not move is a stall: not live, and live again once it moves")
    func stall() async throws {
        let bench = try WorkerBench(mode: .held) { $0.stallAfter = .milliseconds(200) }
        try await bench.feed([("k", signup(1))])
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 1)
        let stalled = try await until(running) { !$0.isLive }
        #expect(stalled.reasons.contains(.stalled) && !stalled.isReady)
        bench.checks.answerAll()
        _ = try await until(running) { $0.isLive && $0.isReady }
        running.worker.stop()
        try await ended
    }
}
