package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Writes a line of metrics at the start, every interval, whenever it is told to, and at the end.
///
/// Put it before the worker in the service group: services stop in the opposite order, so the last line is written after the
/// worker has drained, and closes the books. A full disk or a closed pipe costs lines, never the worker: it is counted, and
/// logged once when it begins and once when it is over.
package final class MetricsLog<C: Clock>: Service where C.Duration == Duration {
    private struct Losses {
        var isLosing = false
        var lost = 0
    }

    private let report: WorkerReport
    private let interval: Duration
    private let clock: C
    private let output: any LineOutput
    private let logger: Logger
    private let losses = Mutex(Losses())
    private let requests: AsyncStream<Void>
    private let request: AsyncStream<Void>.Continuation

    /// - Parameter interval: the time between lines; anything below a millisecond is held to it.
    package init(report: WorkerReport, interval: Duration, clock: C, output: any LineOutput, logger: Logger) {
        self.report = report
        self.interval = max(interval, .milliseconds(1))
        self.clock = clock
        self.output = output
        self.logger = logger
        (requests, request) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Asks for a line now, because something has happened that an operator wants to see: a rebalance. Returns at once.
    package func emit() { request.yield() }

    /// Lines that could not be written.
    package var lostLines: Int { losses.withLock { $0.lost } }

    /// The same as a collector of the registry.
    package func families() -> [MetricFamily] {
        let label = MetricLabel(MetricLabelName.output, "metrics")
        return [MetricFamily(MetricCatalogue.lostLines, [MetricSample([label], .integer(lostLines))])]
    }

    package func run() async throws {
        await write()
        await withTaskGroup { group in
            group.addTask { await self.tick() }
            await cancelWhenGracefulShutdown {
                for await _ in self.requests { await self.write() }
            }
            group.cancelAll()
        }
        writeLine()
    }

    private func tick() async {
        var next = clock.now.advanced(by: interval)
        while (try? await clock.sleep(until: next, tolerance: nil)) != nil {
            request.yield()
            // Late by more than an interval, as after the machine slept: begin anew instead of catching up.
            next = max(next.advanced(by: interval), clock.now)
        }
    }

    /// Writes a line off the threads that everybody shares, since a disk may take its time; when the task has been cancelled
    /// nobody takes work over any more, and the last line is left to the caller.
    private func write() async {
        try? await NIOSingletons.posixBlockingThreadPool.runIfActive { self.writeLine() }
    }

    private func writeLine() {
        let outcome = output.write(report.nextLine().encoded())
        let change = losses.withLock { losses -> Int? in
            switch outcome {
            case .lost:
                losses.lost &+= 1
                defer { losses.isLosing = true }
                return losses.isLosing ? nil : losses.lost
            case .written:
                defer { losses.isLosing = false }
                return losses.isLosing ? losses.lost : nil
            }
        }
        guard let lost = change else { return }
        switch outcome {
        case .lost(let errno):
            logger.error(
                "metrics lines cannot be written and are lost", [.error: "\(LineOutputError.reason(errno))"])
        case .written:
            logger.notice("metrics lines are written again", [.lost: .stringConvertible(lost)])
        }
    }
}
