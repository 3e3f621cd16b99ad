/// The Prometheus text format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
package enum PrometheusText {
    /// What the page's `Content-Type` says.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The page of these families, in their order; series in the order of their labels, so that two pages compare.
    package static func page(_ families: [MetricFamily]) -> String {
        var page = ""
        for family in families where !family.samples.isEmpty { append(family, to: &page) }
        return page
    }

    private static func append(_ family: MetricFamily, to page: inout String) {
        let name = family.descriptor.prometheusName
        page += "# HELP \(name) \(escaped(family.descriptor.help, quotes: false))\n"
        page += "# TYPE \(name) \(family.descriptor.kind.prometheusType)\n"
        let rows = family.samples.map { (labels: labelText($0.labels), value: $0.value) }
        var last: String?
        for row in rows.sorted(by: { $0.labels < $1.labels }) where row.labels != last {
            append(name, row.labels, row.value, to: &page)
            last = row.labels
        }
    }

    private static func append(_ name: String, _ labels: String, _ value: MetricSample.Value, to page: inout String) {
        switch value {
        case .integer(let integer): page += "\(name)\(braced(labels)) \(integer)\n"
        case .number(let number): page += "\(name)\(braced(labels)) \(text(number))\n"
        case .histogram(let histogram):
            let prefix = labels.isEmpty ? "" : labels + ","
            var cumulative = 0
            for (bound, count) in zip(histogram.bounds + [.infinity], histogram.counts) {
                cumulative &+= count
                page += "\(name)_bucket{\(prefix)le=\"\(text(bound))\"} \(cumulative)\n"
            }
            page += "\(name)_sum\(braced(labels)) \(text(histogram.sum))\n"
            page += "\(name)_count\(braced(labels)) \(histogram.count)\n"
        }
    }

    private static func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

    private static func labelText(_ labels: [MetricLabel]) -> String {
        labels.filter { !$0.value.isEmpty }
            .map { "\(MetricDescriptor.prometheusLabel($0.name))=\"\(escaped($0.value, quotes: true))\"" }
            .sorted().joined(separator: ",")
    }

    private static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        if number.magnitude < 1e15, let integer = Int64(exactly: number) { return String(integer) }
        return number.description
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension MetricDescriptor.Kind {
    fileprivate var prometheusType: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}
