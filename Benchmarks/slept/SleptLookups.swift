import Enrichment
import Foundation
import Resilience
import SignupRisk
import Synchronization

/// A vendor that answers each lookup after the same time, without a network: what is left is the worker itself.
///
/// As every lookup takes equally long they end in the order they began, so a thread needs but a queue. There are as many as
/// there are processors, as the threads of an HTTP client would be.
final class SleptLookups: CheckProvider {
    let vendor = VendorName(rawValue: "slept")
    let check = CheckKind.ip
    private let delay: Duration
    private let queues: [SleeperQueue]
    private let next = Atomic(0)

    init(delay: Duration) {
        self.delay = delay
        queues = (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in SleeperQueue() }
        let answer = VendorAnswer(vendor: vendor, status: .ok, observedAt: 0, ip: IPEvidence())
        let result = CheckResult(
            check: .ip, vendor: vendor, status: .ok, source: .live, attempts: 1, answer: answer)
        for queue in queues { Thread.detachNewThread { queue.serve(result) } }
    }

    func check(
        _ subject: LookupSubject, line: Int, deadline: Moment?, completion: @escaping @Sendable (CheckResult) -> Void
    ) -> CheckResult? {
        let number = next.add(1, ordering: .relaxed).oldValue
        queues[number % queues.count].append(due: ContinuousClock.now.advanced(by: delay), completion)
        return nil
    }
}

/// Those who sleep until their lookup is answered, the next to wake first.
private final class SleeperQueue: Sendable {
    private struct Sleeper {
        let due: ContinuousClock.Instant
        let completion: @Sendable (CheckResult) -> Void
    }

    private let sleepers = Mutex<[Sleeper]>([])

    func append(due: ContinuousClock.Instant, _ completion: @escaping @Sendable (CheckResult) -> Void) {
        sleepers.withLock { $0.append(Sleeper(due: due, completion: completion)) }
    }

    /// Wakes everyone in time, for ever.
    func serve(_ result: CheckResult) {
        while true {
            let now = ContinuousClock.now
            let woken = sleepers.withLock { sleepers in
                let end = sleepers.firstIndex { $0.due > now } ?? sleepers.endIndex
                defer { sleepers.removeFirst(end) }
                return Array(sleepers[..<end])
            }
            for sleeper in woken { sleeper.completion(result) }
            if woken.isEmpty { usleep(100) }
        }
    }
}
