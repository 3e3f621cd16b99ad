import CoreMetrics
import Resilience

/// The timers of one vendor's calls: one series for those that succeeded and one per kind of error, all made at the start.
struct VendorCallMetrics: Sendable {
    /// All calls of the interval, failed or not.
    let interval = IntervalHistogram()
    private let succeeded: Timer
    private let failed: [CallErrorType: Timer]

    init(vendor: String, factory: any MetricsFactory) {
        func timer(_ labels: [(String, String)]) -> Timer {
            let dimensions = [(MetricLabelName.vendor, vendor)] + labels
            return Timer(label: MetricCatalogue.callDuration.name, dimensions: dimensions, factory: factory)
        }
        succeeded = timer([])
        let timers = CallErrorType.allCases.map { ($0, timer([(MetricLabelName.errorType, $0.rawValue)])) }
        failed = Dictionary(uniqueKeysWithValues: timers)
    }

    func record(_ latency: Duration, _ error: CallErrorType?) {
        let nanoseconds = latency.wholeNanoseconds
        (error.flatMap { failed[$0] } ?? succeeded).recordNanoseconds(nanoseconds)
        interval.record(nanoseconds: nanoseconds)
    }
}
