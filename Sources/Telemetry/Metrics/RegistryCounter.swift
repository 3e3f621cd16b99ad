import CoreMetrics
import Synchronization

/// A counter that only grows; a negative increment is ignored, and so is a reset, since a counter that falls is read as a
/// restart of the process.
final class RegistryCounter: Instrument, CounterHandler, FloatingPointCounterHandler {
    private struct Total {
        var whole = 0
        var fraction = 0.0
    }

    private let total = Mutex(Total())

    var value: MetricSample.Value {
        total.withLock { $0.fraction == 0 ? .integer($0.whole) : .number(Double($0.whole) + $0.fraction) }
    }

    func fits(_ descriptor: MetricDescriptor) -> Bool { descriptor.kind == .counter }

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        total.withLock { total in
            let (sum, overflow) = total.whole.addingReportingOverflow(Int(amount))
            total.whole = overflow ? .max : sum
        }
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        total.withLock { $0.fraction += amount }
    }

    func reset() {}
}
