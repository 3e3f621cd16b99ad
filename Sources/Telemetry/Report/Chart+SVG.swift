extension Chart {
    /// The plot with its title and legend.
    func html(_ timeline: Timeline) -> String {
        var html = "<figure><figcaption><h3>\(HTML.escaped(title))</h3>"
        if !note.isEmpty { html += "<p>\(HTML.escaped(note))</p>" }
        html += "<ul class=\"legend\">"
        for line in series {
            let last = line.values.last { $0 != nil }.flatMap { $0 }.map { unit.text($0) } ?? "no data"
            html += "<li><i class=\"c\(line.color)\"></i>\(HTML.escaped(line.name)) <b>\(HTML.escaped(last))</b></li>"
        }
        html += "</ul></figcaption>"
        html += hasValues ? svg(timeline) : "<p class=\"empty\">Nothing of this kind in the log.</p>"
        return html + "</figure>"
    }

    private func svg(_ timeline: Timeline) -> String {
        let plot = Plot(timeline: timeline, height: 170)
        let (divisor, suffix) = unit.scale(for: maximum)
        let axis = unit == .share ? Axis(maximum: 100) : Axis(maximum: maximum / divisor)
        let end = axis.end * divisor
        var svg = plot.opening(label: title)
        for tick in axis.ticks {
            let y = HTML.coordinate(plot.y(tick * divisor, end: end))
            svg +=
                "<line class=\"grid\" x1=\"\(HTML.coordinate(Plot.left))\" x2=\"\(HTML.coordinate(Plot.width - Plot.right))\""
            svg += " y1=\"\(y)\" y2=\"\(y)\"/>"
            let label = tick == 0 ? "0" : ChartUnit.digits(tick) + suffix
            svg +=
                "<text x=\"\(HTML.coordinate(Plot.left - 4))\" y=\"\(y)\" dy=\"3.5\" text-anchor=\"end\">\(HTML.escaped(label))</text>"
        }
        switch style {
        case .lines: for line in series { svg += Self.path(line, plot, end) }
        case .stacked: svg += layers(plot, end)
        }
        return svg + tips(plot) + "</svg>"
    }

    /// A line, broken where more than two pieces in a row are unknown; a value that stands alone is a dot.
    private static func path(_ line: Series, _ plot: Plot, _ end: Double) -> String {
        var paths: [[(x: Double, y: Double)]] = []
        var lastKnown = Int.min
        for (index, value) in line.values.enumerated() {
            guard let value else { continue }
            if lastKnown == .min || index - lastKnown > 3 { paths.append([]) }
            paths[paths.count - 1].append((plot.x(ofPiece: index), plot.y(value, end: end)))
            lastKnown = index
        }
        return paths.map { points in
            let text = points.map { "\(HTML.coordinate($0.x)),\(HTML.coordinate($0.y))" }
            guard points.count > 1 else {
                let (x, y) = (HTML.coordinate(points[0].x), HTML.coordinate(points[0].y))
                return "<circle class=\"c\(line.color)\" cx=\"\(x)\" cy=\"\(y)\" r=\"1.5\"/>"
            }
            return "<polyline class=\"c\(line.color)\" points=\"\(text.joined(separator: " "))\"/>"
        }.joined()
    }

    /// Series on top of each other, a column per piece.
    private func layers(_ plot: Plot, _ end: Double) -> String {
        let count = series.first?.values.count ?? 0
        let width = (plot.x(ofPiece: 1) - plot.x(ofPiece: 0)).magnitude
        var svg = ""
        for (layer, line) in series.enumerated() {
            var path = ""
            for index in 0..<count {
                guard let value = line.values[index], value > 0 else { continue }
                let below = series[..<layer].reduce(0) { $0 + ($1.values[index] ?? 0) }
                let (top, foot) = (plot.y(below + value, end: end), plot.y(below, end: end))
                let x = plot.x(ofPiece: index) - width / 2
                path += "M\(HTML.coordinate(x)) \(HTML.coordinate(foot))V\(HTML.coordinate(top))"
                path += "h\(HTML.coordinate(width + 0.1))V\(HTML.coordinate(foot))z"
            }
            if !path.isEmpty { svg += "<path class=\"c\(line.color)\" d=\"\(path)\"/>" }
        }
        return svg
    }

    /// What a pointer that rests on a piece is told.
    private func tips(_ plot: Plot) -> String {
        let count = series.first?.values.count ?? 0
        let width = (Plot.width - Plot.left - Plot.right) / Double(max(1, count))
        return (0..<count).map { index in
            let known = series.compactMap { line in line.values[index].map { "\(line.name): \(unit.text($0))" } }
            guard !known.isEmpty else { return "" }
            let start = plot.timeline.start + plot.timeline.width * Int64(index)
            let time = Timestamp(milliseconds: start).description.dropLast(5).replacing("T", with: " ")
            let text = HTML.escaped("\(time)\n" + known.joined(separator: "\n"))
            let x = HTML.coordinate(plot.x(ofPiece: index) - width / 2)
            return
                "<rect class=\"tip\" x=\"\(x)\" y=\"\(HTML.coordinate(Plot.top))\" width=\"\(HTML.coordinate(width))\""
                + " height=\"\(HTML.coordinate(plot.inner))\"><title>\(text)</title></rect>"
        }.joined()
    }
}
