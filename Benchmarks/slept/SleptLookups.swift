import Enrichment
import Foundation
import Resilience
import SignupRisk
import Synchronization

/// A vendor that answers each lookup after the same time, without a network: what is left is the worker itself.
///
/// As every lookup takes equally long they end in the order they began, so one thread and one queue serve them all.
final class SleptLookups: CheckProvider {
    private typealias Sleeper = (due: ContinuousClock.Instant, completion: @Sendable (CheckResult) -> Void)

    let vendor = VendorName(rawValue: "slept")
    let check = CheckKind.ip
    private let delay: Duration
    private let sleepers = Mutex<[Sleeper]>([])

    init(delay: Duration) {
        self.delay = delay
        Thread.detachNewThread { [self] in serve() }
    }

    func check(
        _ subject: LookupSubject, line: Int, deadline: Moment?, completion: @escaping @Sendable (CheckResult) -> Void
    ) -> CheckResult? {
        let due = ContinuousClock.now.advanced(by: delay)
        sleepers.withLock { $0.append((due, completion)) }
        return nil
    }

    private func serve() {
        let answer = VendorAnswer(vendor: vendor, status: .ok, observedAt: 0, ip: IPEvidence())
        let result = CheckResult(
            check: .ip, vendor: vendor, status: .ok, source: .live, attempts: 1, answer: answer)
        while true {
            let now = ContinuousClock.now
            let due = sleepers.withLock { sleepers in
                let end = sleepers.firstIndex { $0.due > now } ?? sleepers.endIndex
                defer { sleepers.removeFirst(end) }
                return sleepers[..<end].map(\.completion)
            }
            for completion in due { completion(result) }
            if due.isEmpty { usleep(100) }
        }
    }
}
