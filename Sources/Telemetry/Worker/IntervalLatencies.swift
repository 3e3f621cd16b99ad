/// The latencies of the interval that a metrics line reports.
package struct IntervalLatencies: Sendable, Hashable {
    /// `nil` where nothing was published.
    package var endToEnd: LatencySummary?
    /// `nil` where nothing was published.
    package var processing: LatencySummary?
    /// By vendor; one that was not called is not there.
    package var vendors: [String: LatencySummary]

    package init(
        endToEnd: LatencySummary? = nil, processing: LatencySummary? = nil, vendors: [String: LatencySummary] = [:]
    ) {
        self.endToEnd = endToEnd
        self.processing = processing
        self.vendors = vendors
    }
}
