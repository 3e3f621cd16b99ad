/// Opens when too many of the last while's calls failed.
package typealias CircuitBreaker = Breaker<TimedWindow>

/// Opens when most of the last calls were answered with something that cannot be right: an answer that cannot be read, or a
/// verdict that the input is invalid.
///
/// One by one these cannot be told from bad input. Fifty calls of which most are so are a fault of the vendor or of our adapter,
/// and every further call is money for nothing.
package typealias AnomalyBreaker = Breaker<LastCallsWindow>

extension Breaker where Window == TimedWindow {
    /// - Parameter window: how far back calls count.
    package init(_ configuration: Configuration, over window: Duration = .seconds(30)) {
        self.init(configuration, window: TimedWindow(length: window))
    }
}

extension Breaker where Window == LastCallsWindow {
    /// Opens when more than half of the last `calls` were anomalous.
    package init(calls: Int = 50, openFor: Duration) {
        let calls = min(max(1, calls), 10_000)
        let majority = Double(calls / 2 + 1) / Double(calls)
        self.init(
            Configuration(failureRatio: majority, minimumCalls: calls, openFor: openFor),
            window: LastCallsWindow(size: calls))
    }
}
