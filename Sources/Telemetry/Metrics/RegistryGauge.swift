import CoreMetrics
import Synchronization

/// A reading that goes up and down; also a recorder that keeps only the last value.
final class RegistryGauge: Instrument, MeterHandler, RecorderHandler {
    private let reading = Mutex(0.0)

    var value: MetricSample.Value { .number(reading.withLock { $0 }) }

    func fits(_ descriptor: MetricDescriptor) -> Bool { descriptor.kind == .gauge }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { reading.withLock { $0 = value } }
    func increment(by amount: Double) { reading.withLock { $0 += amount } }
    func decrement(by amount: Double) { reading.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}
