import ArgumentParser
import Foundation
import Telemetry

/// `signup-risk report`: one page from a metrics log.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make one self-contained page with plots from a metrics log.",
        discussion: HelpText.join(
            """
            Several files, or several workers in one file, become one page. Torn lines are passed over and counted. The page \
            needs nothing but itself.

            EXAMPLES
              signup-risk report metrics.jsonl -o report.html
              signup-risk report worker-1.jsonl worker-2.jsonl -o report.html
            """,
            HelpText.exitCodes(0, 64, 70, 78)))

    @Argument(help: "The metrics log.", completion: .file(extensions: ["jsonl"]))
    var metrics: [String]

    @Option(name: [.customShort("o"), .long], help: "The page to write.", completion: .file(extensions: ["html"]))
    var output: String

    func run() async throws {
        try await reporting {
            var input = ReportInput()
            for path in metrics {
                do { try input.add(path: path) } catch { throw CompositionError("\(path) cannot be read") }
            }
            guard let report = MetricsReport(input) else {
                throw CompositionError("no line of metrics in \(metrics.joined(separator: ", "))")
            }
            do {
                try Data(report.html.utf8).write(to: URL(fileURLWithPath: output))
            } catch {
                throw CompositionError("\(output) cannot be written")
            }
            let torn = input.unreadable > 0 ? ", \(input.unreadable) passed over" : ""
            Terminal.complain("\(output): \(input.count) lines\(torn)")
        }
    }
}
