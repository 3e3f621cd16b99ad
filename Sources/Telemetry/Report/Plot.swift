/// Where things are on a plot: 400 units wide, so that it is drawn about as large on a telephone as its letters want to be.
struct Plot: Sendable {
    static let width = 400.0
    static let left = 60.0
    static let right = 8.0
    static let top = 8.0
    static let bottom = 22.0

    let timeline: Timeline
    /// The height of the whole plot, its margins included.
    let height: Double

    /// The height of the part with values.
    var inner: Double { height - Self.top - Self.bottom }

    /// Where a time is.
    func x(_ milliseconds: Int64) -> Double {
        let share = Double(milliseconds - timeline.start) / Double(timeline.end - timeline.start)
        return Self.left + min(max(0, share), 1) * (Self.width - Self.left - Self.right)
    }

    /// Where the middle of a piece is.
    func x(ofPiece index: Int) -> Double { x(timeline.start + timeline.width * Int64(index) + timeline.width / 2) }

    /// Where a value is on an axis that ends at `end`.
    func y(_ value: Double, end: Double) -> Double { Self.top + inner * (1 - min(max(0, value / end), 1)) }

    /// The frame of every plot: the time axis, and the beginning of the element.
    func opening(label: String) -> String {
        let size = "viewBox=\"0 0 \(HTML.coordinate(Self.width)) \(HTML.coordinate(height))\""
        var svg = "<svg \(size) role=\"img\" aria-label=\"\(HTML.escaped(label))\">"
        for tick in TimeAxis(timeline).ticks {
            let x = HTML.coordinate(x(tick.milliseconds))
            let foot = HTML.coordinate(height - Self.bottom)
            svg += "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(HTML.coordinate(Self.top))\" y2=\"\(foot)\"/>"
            let anchor = self.x(tick.milliseconds) > Self.width - 30 ? "end" : "middle"
            svg +=
                "<text x=\"\(x)\" y=\"\(HTML.coordinate(height - 5))\" text-anchor=\"\(anchor)\">\(tick.label)</text>"
        }
        return svg
    }
}
