/// One label of a sample: a name of the catalogue, a value from a bounded set.
package struct MetricLabel: Sendable, Hashable {
    /// The dotted name, OpenTelemetry's where it has one.
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The value of one series at one moment.
package struct MetricSample: Sendable, Hashable {
    /// What was read.
    package enum Value: Sendable, Hashable {
        case integer(Int)
        case number(Double)
        case histogram(BucketCounts)
    }

    package let labels: [MetricLabel]
    package let value: Value

    package init(_ labels: [MetricLabel], _ value: Value) {
        self.labels = labels
        self.value = value
    }
}

/// A metric with all its series at one moment.
package struct MetricFamily: Sendable, Hashable {
    package let descriptor: MetricDescriptor
    package var samples: [MetricSample]

    package init(_ descriptor: MetricDescriptor, _ samples: [MetricSample]) {
        self.descriptor = descriptor
        self.samples = samples
    }
}
