/// What one metric is: its OpenTelemetry name, unit, kind, meaning and the labels it may carry.
package struct MetricDescriptor: Sendable, Hashable {
    /// How values of the metric behave.
    package enum Kind: Sendable, Hashable {
        /// Only grows, from the start of the process.
        case counter
        /// A reading that goes up and down.
        case gauge
        /// A distribution, counted into buckets by their upper bounds, in the metric's unit, ascending.
        case histogram(bounds: [Double])

        /// The bounds of a histogram, those of durations for anything else.
        package var bounds: [Double] {
            if case .histogram(let bounds) = self { bounds } else { MetricCatalogue.durationBounds }
        }
    }

    /// The unit of a metric's values.
    package enum Unit: Sendable, Hashable {
        /// UCUM `s`.
        case seconds
        /// UCUM `By`.
        case bytes
        /// A count of things, `{record}` in UCUM's annotations, which adds nothing to the name.
        case count
    }

    /// The dotted name, OpenTelemetry's where it has one.
    package let name: String
    package let kind: Kind
    package let unit: Unit
    /// What the metric says, in one sentence.
    package let help: String

    package init(_ name: String, _ kind: Kind, _ unit: Unit, _ help: String) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.help = help
    }
}

extension MetricDescriptor {
    /// The name in Prometheus text: `_` for every other character, then the unit, then `_total` for a counter
    /// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
    package var prometheusName: String {
        var result = Self.prometheusLabel(name)
        switch unit {
        case .seconds: Self.add("_seconds", to: &result)
        case .bytes: Self.add("_bytes", to: &result)
        case .count: break
        }
        if kind == .counter { Self.add("_total", to: &result) }
        return result
    }

    /// A label's name in Prometheus text: letters, digits and single `_`, never a digit first.
    package static func prometheusLabel(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            if isPlain {
                if result.isEmpty, ("0"..."9").contains(scalar) { result = "_" }
                result.unicodeScalars.append(scalar)
            } else if !result.hasSuffix("_") {
                result += "_"
            }
        }
        return result.isEmpty ? "_" : result
    }

    private static func add(_ suffix: String, to name: inout String) {
        if !name.hasSuffix(suffix) { name += suffix }
    }
}
