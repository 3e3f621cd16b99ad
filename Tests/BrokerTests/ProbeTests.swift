import AsyncHTTPClient
import Foundation
import Glibc
import JSON
import Kafka
import Testing
import VendorSimulator

/// What an orchestrator asks, asked of the program itself while things happen to it.
@Suite(
    "Probes of the process", .timeLimit(.minutes(20)), .enabled(if: OwnBroker.program != nil, "no broker of its own"))
struct ProbeTests {
    /// A vendor's call is tried once, and an event waits for it for as long as a test may take.
    private static let patient = [
        "WORKER_EVENT_DEADLINE": "30m", "WORKER_STALL_AFTER": "2h", "WORKER_REVOKE_DRAIN": "30m",
        "WORKER_SHUTDOWN_DRAIN": "30m", "VENDORS_IPQUALITYSCORE_MAX_ATTEMPTS": "1", "VENDORS_EKO_MAX_ATTEMPTS": "1",
        "VENDORS_IPQUALITYSCORE_TIMEOUT": "20m", "VENDORS_EKO_TIMEOUT": "20m",
    ]
    /// Nothing is answered before a test has seen what it waits for: the vendor goes away first.
    private static let silence = FaultRule(Fault(.delay, milliseconds: 120_000))

    private func signup(_ number: Int) -> (key: String, value: String) {
        ("k\(number)", #"{"event_id":"s\#(number)","phone":"+44 7400 123456","ip":"81.2.69.1"}"#)
    }

    @Test("Brokers that are gone make it not ready and leave it live, and it is ready again when they are back")
    func brokerOutage() async throws {
        let broker = try OwnBroker()
        try await broker.start()
        let bench = try await BrokerBench(servers: broker.address)
        let worker = try ProbedWorker(bench)
        let beginning = try await worker.until { $0.isReady }
        // Whatever was seen of the start, it was live, and not ready for no other reason.
        #expect(beginning.allSatisfy { $0.isLive })
        #expect(Set(beginning.flatMap(\.reasons)).isSubset(of: ["starting", "not_assigned", "producer_not_ready"]))

        try await broker.stop()
        let outage = try await worker.until { $0.reasons == ["brokers_unreachable"] }
        #expect(outage.allSatisfy { $0.isLive })
        try await broker.start()
        let back = try await worker.until { $0.isReady }
        #expect(back.allSatisfy { $0.isLive })
        try await bench.feed([signup(1)])
        _ = try await bench.read(bench.output) { !$0.isEmpty }
        #expect(await worker.process.terminate() == 0, "\(worker.process.errorText)")
        await bench.simulator.shutdown()
        try await broker.remove()
    }

    @Test("Results that no broker takes make it not live, until one does")
    func stall() async throws {
        let broker = try OwnBroker()
        try await broker.start()
        let bench = try await BrokerBench(servers: broker.address)
        _ = bench.simulator.setFault(FaultRule(Fault(.emptyError)))
        // A signup that is held for its vendors is no stall.
        let worker = try ProbedWorker(
            bench,
            [
                "WORKER_ON_UNAVAILABLE": "hold", "WORKER_EVENT_DEADLINE": "1s", "WORKER_STALL_AFTER": "2s",
                "VENDORS_IPQUALITYSCORE_BREAKER_OPEN_FOR": "1s", "VENDORS_EKO_BREAKER_OPEN_FOR": "1s",
            ])
        _ = try await worker.until { $0.isReady }
        try await bench.feed([signup(1)])
        while bench.simulator.counters(of: .eko).calls == 0 { try await Task.sleep(for: .milliseconds(50)) }
        try await broker.stop()
        let held = try await worker.until { $0.reasons.contains("brokers_unreachable") }
        #expect(held.allSatisfy { $0.isLive })
        bench.simulator.clearFaults()
        _ = try await worker.until { !$0.isLive && $0.reasons.contains("stalled") }
        try await broker.start()
        _ = try await worker.until { $0.isLive && $0.isReady }
        // A broker that was away may have forgotten the group, whose member then reads and publishes once more what it had not committed.
        let events = try await bench.read(bench.output) { !$0.isEmpty }.compactMap(\.event)
        #expect(Set(events.map { $0["id"]?.string }).count == 1)
        #expect(await worker.process.terminate() == 0, "\(worker.process.errorText)")
        await bench.simulator.shutdown()
        try await broker.remove()
    }

    @Test("Vendors that are gone change nothing")
    func vendorOutage() async throws {
        let bench = try await BrokerBench()
        let worker = try ProbedWorker(bench, ["WORKER_EVENT_DEADLINE": "1h", "WORKER_STALL_AFTER": "2h"])
        _ = try await worker.until { $0.isReady }
        await bench.simulator.shutdown()
        try await bench.feed((0..<100).map(signup))
        let events = try await bench.read(bench.output) { $0.count == 100 }.compactMap(\.event)
        #expect(events.allSatisfy { $0["status"]?.string == "unavailable" })
        let answers = try await worker.until { _ in true }
        #expect(answers.allSatisfy { $0.isLive && $0.isReady })
        #expect(await worker.process.terminate() == 0, "\(worker.process.errorText)")
    }

    @Test("While it drains it is live and not ready")
    func drain() async throws {
        let bench = try await BrokerBench()
        let worker = try ProbedWorker(bench, Self.patient)
        _ = try await worker.until { $0.isReady }
        _ = bench.simulator.setFault(Self.silence)
        try await bench.feed([signup(1)])
        while bench.simulator.counters(of: .eko).calls == 0 { try await Task.sleep(for: .milliseconds(50)) }
        worker.process.signal(SIGTERM)
        let draining = try await worker.until { $0.reasons == ["draining"] }
        #expect(draining.allSatisfy { $0.isLive })
        await bench.simulator.shutdown()
        #expect(await worker.process.exitCode() == 0, "\(worker.process.errorText)")
        #expect(try await bench.count(of: bench.output) == 1)
    }
}

/// A worker whose probes are asked over HTTP.
struct ProbedWorker {
    /// What both probes said.
    struct Answer {
        let isLive: Bool
        let isReady: Bool
        let reasons: [String]
    }

    let process: WorkerProcess
    private let url: String

    init(_ bench: BrokerBench, _ changes: [String: String] = [:]) throws {
        let port = try freePort()
        url = "http://127.0.0.1:\(port)"
        var environment = bench.environment.merging(changes) { $1 }
        environment["ADMIN_PORT"] = "\(port)"
        process = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
    }

    /// Asks until an answer is as wished, and returns all answers.
    func until(_ isWished: (Answer) -> Bool) async throws -> [Answer] {
        var answers: [Answer] = []
        while true {
            if let answer = try await ask() {
                answers.append(answer)
                if isWished(answer) { return answers }
            }
            try #require(process.isRunning, "ended: \(process.errorText)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// `nil` before it listens.
    private func ask() async throws -> Answer? {
        guard let live = try? await HTTPClient.shared.get(url: url + "/livez").get(),
            let ready = try? await HTTPClient.shared.get(url: url + "/readyz").get(),
            let body = ready.body, let report = try? JSONValue(parsing: Array(body.readableBytesView))
        else { return nil }
        return Answer(
            isLive: live.status == .ok, isReady: ready.status == .ok,
            reasons: report["reasons"]?.array?.compactMap(\.string) ?? [])
    }
}
