/// A plot over the timeline of a report.
struct Chart: Sendable {
    /// One line, or one layer, of a plot.
    struct Series: Sendable {
        let name: String
        /// One per piece of the timeline; `nil` where nothing is known.
        let values: [Double?]
        /// Which of the page's colours it has, from 1.
        let color: Int

        init(_ name: String, _ values: [Double?], color: Int) {
            self.name = name
            self.values = values
            self.color = color
        }
    }

    /// How series are drawn.
    enum Style: Sendable {
        case lines
        /// One on top of the other.
        case stacked
    }

    let title: String
    /// What a reader has to know to read it; one sentence.
    let note: String
    let unit: ChartUnit
    let style: Style
    let series: [Series]

    init(_ title: String, _ unit: ChartUnit, note: String = "", style: Style = .lines, _ series: [Series]) {
        self.title = title
        self.note = note
        self.unit = unit
        self.style = style
        self.series = series
    }

    /// The largest value to be drawn; zero where there is none.
    var maximum: Double {
        let all = series.map(\.values)
        guard style == .stacked else { return all.joined().compactMap { $0 }.max() ?? 0 }
        return (0..<(all.first?.count ?? 0)).map { index in all.reduce(0) { $0 + ($1[index] ?? 0) } }.max() ?? 0
    }

    /// Whether anything is known at all.
    var hasValues: Bool { series.contains { $0.values.contains { $0 != nil } } }
}
