/// The marks of the time axis: at whole minutes, hours or days of UTC.
struct TimeAxis: Sendable, Hashable {
    /// A mark.
    struct Tick: Sendable, Hashable {
        let milliseconds: Int64
        let label: String
    }

    let ticks: [Tick]

    private static let steps: [Int64] = [
        1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
        2_592_000,
    ].map { $0 * 1000 }

    /// - Parameter timeline: at most five marks are put on it.
    init(_ timeline: Timeline) {
        let range = timeline.end - timeline.start
        let step = Self.steps.first { range / $0 < 5 } ?? range / 4
        let first = (timeline.start + step - 1) / step * step
        ticks = stride(from: first, to: timeline.end, by: Int(step)).map { milliseconds in
            let text = Timestamp(milliseconds: milliseconds).description
            let date = String(text.dropFirst(5).prefix(5))
            let time = String(text.dropFirst(11).prefix(step < 60_000 ? 8 : 5))
            return Tick(milliseconds: milliseconds, label: step >= 86_400_000 ? date : time)
        }
    }
}
