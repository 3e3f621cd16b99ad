import CoreMetrics
import Synchronization

/// A distribution in buckets: a timer, whose values are nanoseconds and are kept as seconds, or a recorder of anything.
final class RegistryHistogram: Instrument, TimerHandler, RecorderHandler {
    private let buckets: Mutex<BucketCounts>

    init(bounds: [Double]) { buckets = Mutex(BucketCounts(bounds: bounds)) }

    var value: MetricSample.Value { .histogram(buckets.withLock { $0 }) }

    func fits(_ descriptor: MetricDescriptor) -> Bool {
        if case .histogram = descriptor.kind { true } else { false }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { buckets.withLock { $0.record(value) } }
}
