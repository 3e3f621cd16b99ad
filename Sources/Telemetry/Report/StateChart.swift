/// A plot of states over time: one strip per vendor and worker.
struct StateChart: Sendable {
    let title: String
    let note: String
    let strips: [StateSpans]

    /// The colour of a state, by its meaning: good, in between, bad, and what needs a person.
    private static func style(of state: String) -> String {
        switch state {
        case "closed": "good"
        case "half_open": "middle"
        case "open": "bad"
        default: "person"
        }
    }

    /// The plot with its title and legend.
    func html(_ timeline: Timeline) -> String {
        let states = Set(strips.flatMap(\.spans).map(\.state)).sorted()
        var html = "<figure><figcaption><h3>\(HTML.escaped(title))</h3><p>\(HTML.escaped(note))</p>"
        html += "<ul class=\"legend\">"
        for state in states { html += "<li><i class=\"\(Self.style(of: state))\"></i>\(HTML.escaped(state))</li>" }
        html += "</ul></figcaption>"
        for strip in strips { html += "<p class=\"strip\">\(HTML.escaped(strip.name))</p>" + svg(strip, timeline) }
        return html + "</figure>"
    }

    private func svg(_ strip: StateSpans, _ timeline: Timeline) -> String {
        let plot = Plot(timeline: timeline, height: 44)
        var svg = plot.opening(label: "\(title): \(strip.name)")
        for span in strip.spans {
            let (from, to) = (plot.x(span.start), plot.x(span.end))
            let times = [span.start, span.end].map { Timestamp(milliseconds: $0).description.dropLast(5) }
            let tip = "\(span.state)\n\(times[0]) to \(times[1])"
            svg += "<rect class=\"\(Self.style(of: span.state))\" x=\"\(HTML.coordinate(from))\""
            svg += " y=\"\(HTML.coordinate(Plot.top))\" width=\"\(HTML.coordinate(max(1, to - from)))\""
            svg += " height=\"\(HTML.coordinate(plot.inner))\"><title>\(HTML.escaped(tip))</title></rect>"
        }
        return svg + "</svg>"
    }
}
