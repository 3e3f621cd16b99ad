import Foundation
import JSON
import Kafka
import Synchronization
import Telemetry
import Worker

/// Shows the demonstration: a line for each signup, how far it is, and a summary.
final class DemoPrinter: Sendable {
    /// How it is shown.
    enum Style: Sendable {
        /// In colour, with a line that moves, for a person at a terminal.
        case colour
        /// In plain lines, for a pipe.
        case plain
        /// The events themselves and nothing else.
        case json
    }

    private struct Progress {
        var scores: [Int] = []
        var isLineShown = false
        var lastShown = -1
    }

    private let style: Style
    private let expected: Int
    private let startedAt = ContinuousClock.now
    private let state = Mutex(Progress())

    init(style: Style, expected: Int) {
        self.style = style
        self.expected = expected
    }

    func begin() {
        guard style != .json else { return }
        write(
            "signup-risk \(ProductVersion.current): \(expected) sample signups, an in-process Kafka, four simulated vendors\n"
        )
    }

    /// Shows what came out for one signup.
    func show(_ outcome: DemoOutcome) {
        if style == .json {
            if case .event(let body) = outcome { Terminal.print(body) }
            return
        }
        switch outcome {
        case .event(let body):
            guard let line = DemoLine(event: body) else { return }
            state.withLock { $0.scores.append(line.score) }
            write(line.text(in: palette) + "\n")
        case .deadLetter(let record):
            let reason = record.headers.first { $0.name == DeadLetterHeaders.Name.reason }?.value ?? []
            write(palette.dim("  --  dead letter   \(String(decoding: reason, as: UTF8.self))") + "\n")
        }
    }

    /// Redraws the line that moves, where there is a terminal to draw it on.
    func progress(_ ledger: Ledger) {
        guard style == .colour else { return }
        let done = ledger.finished
        let isNew = state.withLock { progress in
            defer { progress.lastShown = done }
            return progress.lastShown != done
        }
        guard isNew, done < expected else { return }
        let width = 30
        let filled = expected > 0 ? width * done / expected : width
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        FileHandle.standardOutput.write(Data("\r\(bar) \(done)/\(expected)".utf8))
        state.withLock { $0.isLineShown = true }
    }

    /// Shows the summary.
    func end(_ totals: WorkerTotals, vendors: [VendorState], isBalanced: Bool) {
        guard style != .json else { return }
        let seconds = (ContinuousClock.now - startedAt) / .seconds(1)
        let summary = DemoSummary(
            totals: totals, vendors: vendors, scores: state.withLock { $0.scores }, seconds: seconds,
            isBalanced: isBalanced)
        write(summary.text(in: palette))
    }

    private var palette: Palette { style == .colour ? .colour : .plain }

    private func write(_ text: String) {
        let clear = state.withLock { progress in
            defer { progress.isLineShown = false }
            return progress.isLineShown
        }
        FileHandle.standardOutput.write(Data(((clear ? "\r\u{1B}[K" : "") + text).utf8))
    }
}
