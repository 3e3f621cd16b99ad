/// When something was in which state: a vendor's breaker, its account.
struct StateSpans: Sendable, Hashable {
    /// A time in one state.
    struct Span: Sendable, Hashable {
        let start: Int64
        let end: Int64
        let state: String
    }

    let name: String
    let spans: [Span]

    /// The states of one worker over time; a line's state holds from the line before it, unless that is too far away.
    init(name: String, history: WorkerHistory, longestGap: Int64, state: (ReportLine) -> String?) {
        var spans: [Span] = []
        for (index, line) in history.lines.enumerated() {
            guard let state = state(line) else { continue }
            let end = line.timestamp.milliseconds
            let before = index > 0 ? history.lines[index - 1].timestamp.milliseconds : end - longestGap / 2
            let start = max(before, end - longestGap)
            if let last = spans.last, last.state == state, last.end >= start {
                spans[spans.count - 1] = Span(start: last.start, end: end, state: state)
            } else {
                spans.append(Span(start: start, end: end, state: state))
            }
        }
        self.name = name
        self.spans = spans
    }
}
