/// Something that counts, and can be read at any moment.
protocol Instrument: AnyObject, Sendable {
    /// What it has counted.
    var value: MetricSample.Value { get }
    /// Whether it is of the kind the descriptor speaks of.
    func fits(_ descriptor: MetricDescriptor) -> Bool
}
