/// The marks of an axis that begins at zero.
struct Axis: Sendable, Hashable {
    /// The values that get a line and a label, zero first.
    let ticks: [Double]
    /// Where the axis ends: the last tick.
    var end: Double { ticks.last ?? 1 }

    /// Marks at 1, 2, 2.5 or 5 times a power of ten, four or five of them, the last one not below `maximum`.
    init(maximum: Double) {
        guard maximum > 0, maximum.isFinite else {
            ticks = [0, 1]
            return
        }
        var magnitude = 1.0
        while magnitude * 10 <= maximum / 4 { magnitude *= 10 }
        while magnitude > maximum / 4 { magnitude /= 10 }
        let step = [1, 2, 2.5, 5, 10].map { $0 * magnitude }.first { $0 * 4 >= maximum * 0.999_999 } ?? magnitude * 10
        let count = max(1, Int((maximum / step - 0.000_001).rounded(.up)))
        ticks = (0...count).map { Double($0) * step }
    }
}
