import Foundation
import JSON
import Telemetry
import Testing
import Yams

/// Alerts, dashboard and catalogue against what the worker really exposes: a name that is nowhere measured never alerts.
@Suite("Alerts, dashboard and catalogue")
struct MonitoringTests {
    /// Every name the page can have, with the suffixes of histograms.
    private static let names: Set<String> = Set(
        MetricCatalogue.all.flatMap { metric -> [String] in
            let name = metric.prometheusName
            guard case .histogram = metric.kind else { return [name] }
            return ["_bucket", "_sum", "_count"].map { name + $0 }
        })

    /// Labels of ours, and those that Prometheus adds.
    private static let labels: Set<String> = Set(
        [
            MetricLabelName.system, MetricLabelName.group, MetricLabelName.topic, MetricLabelName.partition,
            MetricLabelName.errorType, MetricLabelName.vendor, MetricLabelName.status, MetricLabelName.recommendation,
            MetricLabelName.level, MetricLabelName.reason, MetricLabelName.phase, MetricLabelName.state,
            MetricLabelName.problem, MetricLabelName.currency, MetricLabelName.version, MetricLabelName.worker,
            MetricLabelName.output,
        ].map(MetricDescriptor.prometheusLabel) + ["job", "instance", "le"])

    /// What an expression names that is neither measured nor a label nor a word of PromQL.
    private func unknown(in expression: String) -> [String] {
        let words: Set<String> = [
            "sum", "by", "rate", "max", "min", "and", "on", "or", "offset", "increase", "resets", "deriv",
            "predict_linear", "avg_over_time", "histogram_quantile", "label_values", "up",
        ]
        let bare = expression.replacing(/"[^"]*"|\[[^\]]*\]|\$\w+|\b\d+\w*(\.\d+)?\b/, with: " ")
        return bare.matches(of: /[a-zA-Z_][a-zA-Z0-9_]*/).map { String($0.0) }
            .filter { !words.contains($0) && !Self.names.contains($0) && !Self.labels.contains($0) }
    }

    private func alerts() throws -> [Node] {
        try Shipped.document("config/prometheus/alerts.yml").list("groups").flatMap { $0.list("rules") }
    }

    @Test("The search for unknown names finds one")
    func canFail() {
        #expect(unknown(in: "rate(signup_risk_evnts_total{status=\"x\"}[5m]) > 0.5") == ["signup_risk_evnts_total"])
        #expect(unknown(in: "sum by (vendr) (signup_risk_live) > 1") == ["vendr"])
    }

    @Test("Every alert asks for what is measured, says what to do, and is told of in docs/operations.md")
    func alertNames() throws {
        let alerts = try alerts()
        let operations = try Shipped.text("docs/operations.md")
        #expect(alerts.count >= 15)
        for alert in alerts {
            let name = try #require(alert.text("alert"))
            #expect(unknown(in: alert.text("expr") ?? "?").isEmpty, "\(name)")
            #expect(["critical", "warning", "info"].contains(alert.text("labels", "severity") ?? ""), "\(name)")
            #expect(alert.text("annotations", "runbook") == "docs/operations.md#\(name.lowercased())")
            #expect(operations.contains("#### \(name)\n"), "\(name)")
        }
        let told = operations.matches(of: /#### (\w+)\n/).map { String($0.1) }
        #expect(Set(told) == Set(alerts.compactMap { $0.text("alert") }))
    }

    @Test("Every alert is tested to fire, to be silent before, and to be silent on a healthy day")
    func alertTests() throws {
        var firing: Set<String> = []
        var silent: Set<String> = []
        var healthy: Set<String> = []
        for test in try Shipped.document("config/prometheus/alerts.test.yml").list("tests") {
            for check in test.list("alert_rule_test") {
                let name = try #require(check.text("alertname"))
                if test.text("name") == "healthy" {
                    healthy.insert(name)
                } else if check.list("exp_alerts").isEmpty {
                    silent.insert(name)
                } else {
                    firing.insert(name)
                }
            }
        }
        let names = Set(try alerts().compactMap { $0.text("alert") })
        #expect(firing == names && silent == names && healthy == names)
    }

    @Test("promtool runs the alerts' tests", .enabled(if: MonitoringTests.hasPromtool, "promtool is not installed"))
    func promtool() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["promtool", "test", "rules", "alerts.test.yml"]
        process.currentDirectoryURL = Shipped.root.appendingPathComponent("config/prometheus")
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static var hasPromtool: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool") }

    @Test("Every panel of the dashboard asks for what is measured")
    func dashboard() throws {
        let text = try Shipped.text("config/grafana/dashboards/signup-risk.json")
        let dashboard = try JSONValue(parsing: text.utf8)
        let panels = dashboard["panels"]?.array ?? []
        let expressions = panels.flatMap { $0["targets"]?.array ?? [] }.compactMap { $0["expr"]?.string }
        #expect(expressions.count > 40)
        for expression in expressions { #expect(unknown(in: expression).isEmpty, "\(expression)") }
        for panel in panels where panel["type"]?.string != "row" {
            #expect(panel["targets"]?.array?.isEmpty == false, "\(panel["title"]?.string ?? "")")
        }
        let variables = dashboard["templating"]?["list"]?.array ?? []
        for query in variables.compactMap({ $0["definition"]?.string }) { #expect(unknown(in: query).isEmpty) }
    }

    @Test("The catalogue in docs/operations.md is complete, each metric with its kind")
    func catalogue() throws {
        let rows = try Shipped.text("docs/operations.md").matches(of: /(?m)^\| `(\w+)` \| (\w+) \|/)
        let told = Set(rows.map { "\($0.1) \($0.2)" })
        let declared = Set(
            MetricCatalogue.all.map { metric in
                let kind =
                    switch metric.kind {
                    case .counter: "counter"
                    case .gauge: "gauge"
                    case .histogram: "histogram"
                    }
                return "\(metric.prometheusName) \(kind)"
            })
        #expect(told == declared, "\(told.symmetricDifference(declared))")
    }
}
