package import CoreMetrics
import Synchronization

/// The backend of swift-metrics: every instrument made through it, and every collector, ends up in one Prometheus page.
///
/// An instrument counts one thing at a time. What is known as a whole already (the ledger, the lag, a vendor's books) is not
/// copied into instruments but read by a collector when somebody asks, so that a page never shows half of a change.
package final class MetricsRegistry: Sendable {
    /// Reads families when the page is asked for.
    package typealias Collector = @Sendable () -> [MetricFamily]

    /// Series a metric may have; further ones are counted nowhere, so that a label that turns out to be unbounded costs no
    /// memory.
    package static let maximumSeriesPerMetric = 1000

    private struct State {
        var families: [String: Family] = [:]
        var collectors: [Collector] = []
    }

    private struct Family {
        let descriptor: MetricDescriptor
        var instruments: [[MetricLabel]: any Instrument] = [:]
    }

    private let state = Mutex(State())
    private let catalogue: [String: MetricDescriptor]

    /// - Parameter catalogue: the metrics that are known; an instrument of another name is shown without an explanation.
    package init(catalogue: [MetricDescriptor] = MetricCatalogue.all) {
        self.catalogue = Dictionary(catalogue.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Adds what is read only when the page is asked for. A collector must not ask for the page.
    package func collect(_ collector: @escaping Collector) { state.withLock { $0.collectors.append(collector) } }

    /// Every metric with its series, by name; series by their labels.
    package func families() -> [MetricFamily] {
        let (families, collectors) = state.withLock { ($0.families, $0.collectors) }
        let instruments = families.values.sorted { $0.descriptor.name < $1.descriptor.name }.map { family in
            MetricFamily(family.descriptor, family.instruments.map { MetricSample($0.key, $0.value.value) })
        }
        var result: [String: MetricFamily] = [:]
        for family in instruments + collectors.flatMap({ $0() }) {
            let name = family.descriptor.prometheusName
            let known = result[name] ?? MetricFamily(family.descriptor, [])
            guard known.descriptor.kind == family.descriptor.kind else { continue }
            result[name] = MetricFamily(known.descriptor, known.samples + family.samples)
        }
        return result.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The instrument of this name and these labels: the one there is, or a new one.
    ///
    /// Where the name is taken by a metric of another kind, or has too many series, the instrument works but is not shown.
    func instrument<Made: Instrument>(
        _ name: String, _ dimensions: [(String, String)], kind: MetricDescriptor.Kind, unit: MetricDescriptor.Unit,
        make: (MetricDescriptor) -> Made
    ) -> Made {
        let descriptor = catalogue[name] ?? MetricDescriptor(name, kind, unit, "An instrument of a library.")
        let labels = dimensions.map { MetricLabel($0.0, $0.1) }.sorted { $0.name < $1.name }
        return state.withLock { state in
            var family = state.families[name] ?? Family(descriptor: descriptor)
            if let known = family.instruments[labels] { return known as? Made ?? make(descriptor) }
            let made = make(descriptor)
            guard made.fits(descriptor), family.instruments.count < Self.maximumSeriesPerMetric else { return made }
            family.instruments[labels] = made
            state.families[name] = family
            return made
        }
    }
}

extension MetricsRegistry: MetricsFactory {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions)
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        instrument(label, dimensions, kind: .gauge, unit: .count) { _ in RegistryGauge() }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else {
            return instrument(label, dimensions, kind: .gauge, unit: .count) { _ in RegistryGauge() }
        }
        return histogram(label, dimensions, unit: .count)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions, unit: .seconds)
    }

    // Series stay as long as the process does: their number is bounded, and a counter that vanished and came back would
    // look like a restart.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> RegistryCounter {
        instrument(label, dimensions, kind: .counter, unit: .count) { _ in RegistryCounter() }
    }

    /// The histogram of a metric of the catalogue, for those who record many values at once.
    func batchedHistogram(_ descriptor: MetricDescriptor, _ dimensions: [(String, String)]) -> BatchedHistogram {
        instrument(descriptor.name, dimensions, kind: descriptor.kind, unit: descriptor.unit) { descriptor in
            BatchedHistogram(bounds: descriptor.kind.bounds)
        }
    }

    private func histogram(
        _ label: String, _ dimensions: [(String, String)], unit: MetricDescriptor.Unit
    ) -> RegistryHistogram {
        let kind = MetricDescriptor.Kind.histogram(bounds: MetricCatalogue.durationBounds)
        return instrument(label, dimensions, kind: kind, unit: unit) { RegistryHistogram(bounds: $0.kind.bounds) }
    }
}
