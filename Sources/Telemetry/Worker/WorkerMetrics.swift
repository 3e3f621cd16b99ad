import Synchronization

/// What the worker and the lookups report while they run.
///
/// Everything about records comes in batches, one per turn of the worker's loop, under one lock: nothing is paid per record
/// but two appends. Only calls to vendors, which take milliseconds, are reported one by one.
package final class WorkerMetrics: Sendable {
    private let totals = Mutex(WorkerTotals())
    private let processing: BatchedHistogram
    private let endToEnd: BatchedHistogram
    private let vendors: [String: VendorCallMetrics]

    /// - Parameter vendors: the enabled vendors' names; calls of others are not counted.
    package init(registry: MetricsRegistry, identity: WorkerIdentity, vendors: [String]) {
        let labels = [(MetricLabelName.system, "kafka"), (MetricLabelName.group, identity.group)]
        processing = registry.batchedHistogram(MetricCatalogue.processDuration, labels)
        endToEnd = registry.batchedHistogram(MetricCatalogue.endToEndDuration, labels)
        let calls = vendors.map { ($0, VendorCallMetrics(vendor: $0, factory: registry)) }
        self.vendors = Dictionary(calls) { first, _ in first }
    }

    /// Publishes the books, whole; they must balance.
    package func publish(ledger: Ledger) {
        assert(ledger.isBalanced, "the ledger does not balance")
        totals.withLock { $0.ledger = ledger }
    }

    /// Reports what was published, with the books as they are after it, in one step, so that the statuses of a line belong to
    /// its ledger.
    package func record(_ batch: EventBatch, ledger: Ledger) {
        assert(ledger.isBalanced, "the ledger does not balance")
        totals.withLock { totals in
            totals.ledger = ledger
            totals.add(batch)
        }
        processing.record(nanoseconds: batch.processing)
        endToEnd.record(nanoseconds: batch.endToEnd)
    }

    /// Reports one call to a vendor, failed or not.
    package func recordCall(vendor: String, latency: Duration, error: CallErrorType? = nil) {
        vendors[vendor]?.record(latency, error)
    }

    /// Everything reported so far.
    package var snapshot: WorkerTotals { totals.withLock { $0 } }

    /// The latencies since the last call, and begins a new interval.
    package func takeInterval() -> IntervalLatencies {
        IntervalLatencies(
            endToEnd: endToEnd.take(), processing: processing.take(),
            vendors: vendors.compactMapValues { $0.interval.take() })
    }
}
