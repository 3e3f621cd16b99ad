import JSON
import Logging
import Resilience
import ServiceLifecycle
import Telemetry
import TestSupport
import Testing

@Suite struct HealthTests {
    /// What one row of the table leads to.
    struct Row: Sendable, CustomTestStringConvertible {
        let events: [Health.Event]
        var isStalled = false
        let isLive: Bool
        let reasons: [HealthReason]
        var testDescription: String { "\(events)\(isStalled ? ", stalled" : "")" }
    }

    private static let running: [Health.Event] = [.started, .producer(isReady: true), .assigned(partitions: 3)]

    static let table = [
        Row(events: [], isLive: true, reasons: [.starting]),
        Row(events: [.started], isLive: true, reasons: [.notAssigned, .producerNotReady]),
        Row(events: [.started, .producer(isReady: true)], isLive: true, reasons: [.notAssigned]),
        Row(events: [.started, .assigned(partitions: 1)], isLive: true, reasons: [.producerNotReady]),
        Row(events: running, isLive: true, reasons: []),
        Row(events: [.started, .producer(isReady: true), .assigned(partitions: 0)], isLive: true, reasons: []),
        Row(events: running + [.unassigned], isLive: true, reasons: [.notAssigned]),
        Row(events: running + [.unassigned, .assigned(partitions: 2)], isLive: true, reasons: []),
        Row(events: running + [.brokers(areReachable: false)], isLive: true, reasons: [.brokersUnreachable]),
        Row(
            events: running + [.brokers(areReachable: false), .brokers(areReachable: true)], isLive: true, reasons: []),
        Row(events: running + [.producer(isReady: false)], isLive: true, reasons: [.producerNotReady]),
        Row(events: running, isStalled: true, isLive: false, reasons: [.stalled]),
        Row(events: running + [.failedFatally], isLive: false, reasons: [.fatalError]),
        Row(events: running + [.failedFatally, .assigned(partitions: 1)], isLive: false, reasons: [.fatalError]),
        Row(events: running + [.draining], isLive: true, reasons: [.draining]),
        Row(events: running + [.draining, .unassigned], isLive: true, reasons: [.notAssigned, .draining]),
        Row(events: running + [.draining], isStalled: true, isLive: false, reasons: [.stalled, .draining]),
    ]

    @Test("the probes follow what the worker tells", arguments: table)
    func transitions(row: Row) {
        var health = Health()
        for event in row.events { health.apply(event) }
        let expected = HealthReport(isLive: row.isLive, isReady: row.reasons.isEmpty, reasons: row.reasons)
        #expect(health.report(isStalled: row.isStalled) == expected)
    }

    @Test("what never heals never heals, whatever is told after it", arguments: 1...20)
    func forGood(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let events: [Health.Event] = [
            .started, .assigned(partitions: 1), .unassigned, .producer(isReady: true), .producer(isReady: false),
            .brokers(areReachable: true), .brokers(areReachable: false), .draining,
        ]
        var health = Health()
        var hasFailed = false
        for step in 0..<100 {
            if step == 50 {
                health.apply(.failedFatally)
                hasFailed = true
            }
            if let event = events.randomElement(using: &random) { health.apply(event) }
            let report = health.report(isStalled: false)
            #expect(report.isLive == !hasFailed)
            #expect(report.isReady == report.reasons.isEmpty)
            #expect(report.reasons.contains(.fatalError) == hasFailed)
        }
    }

    @Test("a report is JSON with its reasons")
    func encoded() {
        let report = HealthReport(isLive: true, isReady: false, reasons: [.notAssigned, .draining])
        #expect(
            String(decoding: report.encoded(), as: UTF8.self)
                == #"{"live":true,"ready":false,"reasons":["not_assigned","draining"]}"#)
    }
}

@Suite struct ProgressWatchTests {
    private func moment(_ seconds: Int) -> Moment { Moment(nanoseconds: Int64(seconds) * 1_000_000_000) }

    @Test("work that waits without a move is a stall after the time allowed, not before")
    func stall() {
        var watch = ProgressWatch(stallAfter: .seconds(60))
        #expect(watch.stalled(at: moment(1000)) == nil)
        watch.observe(finished: 5, isWorkWaiting: true, at: moment(1000))
        #expect(watch.stalled(at: moment(1059)) == nil)
        #expect(watch.stalled(at: moment(1060)) == .seconds(60))
        #expect(watch.stalled(at: moment(1090)) == .seconds(90))
    }

    @Test("anything finished begins the time anew, telling the same again does not")
    func progress() {
        var watch = ProgressWatch(stallAfter: .seconds(60))
        watch.observe(finished: 0, isWorkWaiting: true, at: moment(0))
        watch.observe(finished: 0, isWorkWaiting: true, at: moment(50))
        #expect(watch.stalled(at: moment(60)) != nil)
        watch.observe(finished: 1, isWorkWaiting: true, at: moment(61))
        #expect(watch.stalled(at: moment(120)) == nil)
        #expect(watch.stalled(at: moment(121)) != nil)
    }

    @Test("an idle worker never stalls, and its idle time does not count when work comes")
    func idle() {
        var watch = ProgressWatch(stallAfter: .seconds(60))
        watch.observe(finished: 3, isWorkWaiting: false, at: moment(0))
        #expect(watch.stalled(at: moment(100_000)) == nil)
        watch.observe(finished: 3, isWorkWaiting: true, at: moment(100_000))
        #expect(watch.stalled(at: moment(100_059)) == nil)
        #expect(watch.stalled(at: moment(100_060)) != nil)
        watch.observe(finished: 3, isWorkWaiting: false, at: moment(100_061))
        #expect(watch.stalled(at: moment(100_200)) == nil)
    }

    @Test("a stall is told exactly when nothing was finished for as long as work waited", arguments: 1...10)
    func model(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var watch = ProgressWatch(stallAfter: .seconds(10))
        var history: [(second: Int, finished: Int, isWaiting: Bool)] = []
        for second in 0..<2000 {
            let last = history.last
            let finished = (last?.finished ?? 0) + (Int.random(in: 0..<12, using: &random) == 0 ? 1 : 0)
            let isWaiting = Int.random(in: 0..<15, using: &random) != 0
            watch.observe(finished: finished, isWorkWaiting: isWaiting, at: moment(second))
            history.append((second, finished, isWaiting))
            let quiet = history.reversed().prefix { $0.isWaiting && $0.finished == finished }
            let waited = quiet.last.map { second - $0.second } ?? 0
            #expect((watch.stalled(at: moment(second)) != nil) == (isWaiting && waited >= 10), "at \(second)")
        }
    }
}

@Suite struct HealthMonitorTests {
    @Test("a stall is logged once when it begins and once when it is over, and turns the probes")
    func stall() async throws {
        let (clock, logged) = (ManualClock(), CapturedLines())
        let sink = LogSink(level: LogLevelControl(.info), format: .json, output: logged)
        let monitor = HealthMonitor(stallAfter: .seconds(80), clock: clock, logger: sink.logger("health"))
        for event: Health.Event in [.started, .producer(isReady: true), .assigned(partitions: 1)] {
            monitor.apply(event)
        }
        monitor.observe(Ledger(consumed: 9, published: 2, inFlight: 7), isWorkWaiting: true, at: clock.now)
        #expect(monitor.report.isLive)
        let task = Task { try await monitor.run() }
        for _ in 0..<12 {
            await clock.sleepers(atLeast: 1)
            clock.advance(by: .seconds(10))
        }
        await logged.attempts(atLeast: 1)
        #expect(!monitor.report.isLive && !monitor.report.isReady)
        monitor.observe(Ledger(consumed: 9, published: 3, inFlight: 6), isWorkWaiting: true, at: clock.now)
        #expect(monitor.report.isLive && monitor.report.isReady)
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(10))
        await logged.attempts(atLeast: 2)
        task.cancel()
        try await task.value
        let objects = try logged.objects()
        #expect(
            objects.map { $0["message"]?.string } == ["work is waiting and nothing moves", "work moves again"])
        #expect(objects[0]["in_flight"]?.integer == 7)
        #expect(objects[0]["milliseconds"]?.integer == 80_000)
    }
}
