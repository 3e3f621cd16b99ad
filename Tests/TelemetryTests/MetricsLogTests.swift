import Glibc
import JSON
import Logging
import Resilience
import ServiceLifecycle
import Telemetry
import TestSupport
import Testing

@Suite struct MetricsLogTests {
    private let clock = ManualClock()
    private let output = CapturedLines()
    private let logged = CapturedLines()

    private func log(interval: Duration = .seconds(10)) -> MetricsLog<ManualClock> {
        let (_, report) = Samples.filled()
        let sink = LogSink(level: LogLevelControl(.info), format: .json, output: logged)
        return MetricsLog(
            report: report, interval: interval, clock: clock, output: output, logger: sink.logger("metrics"))
    }

    private func sequence() throws -> [Int?] { try output.objects().map { $0["seq"]?.integer } }

    @Test("a line comes at the start, at every interval, when asked for, and at the end")
    func lines() async throws {
        let log = log()
        try await withThrowingTaskGroup { group in
            let trigger = AsyncStream<Void>.makeStream()
            let service = Triggered(service: log, trigger: trigger.stream)
            group.addTask { try await service.run() }
            await output.attempts(atLeast: 1)
            for expected in 2...4 {
                await clock.sleepers(atLeast: 1)
                clock.advance(by: .seconds(10))
                await output.attempts(atLeast: expected)
            }
            log.emit()
            await output.attempts(atLeast: 5)
            trigger.continuation.finish()
            try await group.waitForAll()
        }
        #expect(try sequence() == [1, 2, 3, 4, 5, 6])
    }

    @Test("a worker that is cancelled still writes its last line")
    func cancelled() async throws {
        let log = log()
        let task = Task { try await log.run() }
        await output.attempts(atLeast: 1)
        await clock.sleepers(atLeast: 1)
        task.cancel()
        try await task.value
        #expect(try sequence() == [1, 2])
    }

    @Test("a machine that slept for an hour gets one line, not three hundred and sixty")
    func slept() async throws {
        let log = log()
        let task = Task { try await log.run() }
        await output.attempts(atLeast: 1)
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(3600))
        await output.attempts(atLeast: 2)
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(9))
        clock.advance(by: .seconds(1))
        await output.attempts(atLeast: 3)
        task.cancel()
        try await task.value
        #expect(output.lines.count <= 5)
    }

    @Test("a full disk costs lines, is counted, and is logged once when it begins and once when it ends")
    func fullDisk() async throws {
        let log = log()
        let task = Task { try await log.run() }
        await output.attempts(atLeast: 1)
        output.fail(with: ENOSPC)
        for attempt in 2...4 {
            log.emit()
            await output.attempts(atLeast: attempt)
        }
        output.fail(with: nil)
        log.emit()
        await output.attempts(atLeast: 5)
        task.cancel()
        try await task.value
        #expect(log.lostLines == 3)
        let messages = try logged.objects().map {
            "\($0["level"]?.string ?? ""): \($0["message"]?.string ?? "")"
        }
        #expect(
            messages == [
                "error: metrics lines cannot be written and are lost", "notice: metrics lines are written again",
            ])
        #expect(try logged.objects()[0]["error"]?.string == "No space left on device")
        #expect(try logged.objects()[1]["lost"]?.integer == 3)
        #expect(try sequence() == [1, 5, 6])
        #expect(log.families().first?.samples.first?.value == .integer(3))
    }
}

/// Runs a service until the trigger ends, then shuts it down gracefully.
private struct Triggered<S: Service>: Service {
    let service: S
    let trigger: AsyncStream<Void>

    func run() async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                logger: Samples.silent))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            for await _ in trigger {}
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
