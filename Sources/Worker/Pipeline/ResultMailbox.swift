import Enrichment
import Kafka
import Synchronization

/// Where results wait that were not at hand when their record was read. Filled by any thread, emptied by the pipeline in one
/// go; only the first result into an empty box wakes it.
final class ResultMailbox: EnrichmentSink {
    typealias Entry = (ticket: EnrichmentTicket, enrichment: Enrichment)

    private let entries = Mutex<[Entry]>([])
    private let wakeUp: WakeUp

    init(wakeUp: WakeUp) { self.wakeUp = wakeUp }

    func finished(_ enrichment: Enrichment, for ticket: EnrichmentTicket) {
        let isFirst = entries.withLock { entries in
            entries.append((ticket, enrichment))
            return entries.count == 1
        }
        if isFirst { wakeUp.signal() }
    }

    /// Takes everything that has come, leaving `emptied`'s storage to be filled next.
    func take(into emptied: inout [Entry]) {
        emptied.removeAll(keepingCapacity: true)
        entries.withLock { swap(&$0, &emptied) }
    }
}
