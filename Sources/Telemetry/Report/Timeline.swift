/// The time of a report, cut into equal pieces: what charts are drawn by.
struct Timeline: Sendable, Hashable {
    /// Pieces are at most this many, so that a chart of a month has no more points than one of an hour.
    static let maximumPieces = 160

    /// In milliseconds since 1970.
    let start: Int64
    /// Milliseconds of one piece.
    let width: Int64
    let count: Int

    /// - Parameter resolution: milliseconds that a piece has at least, so that every piece has its lines.
    init(from start: Int64, to end: Int64, resolution: Int64) {
        let range = max(1, end &- start)
        let least = max(resolution, range / Int64(Self.maximumPieces) + 1)
        let width = Self.widths.first { $0 >= least } ?? (least / Self.day + 1) * Self.day
        self.width = width
        self.start = start - (start % width + width) % width
        count = Int(clamping: (end - self.start) / width + 1)
    }

    private static let day: Int64 = 86_400_000
    private static let widths: [Int64] = [
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
    ].map { $0 * 1000 }

    /// The end of the last piece.
    var end: Int64 { start + width * Int64(count) }

    /// Seconds of one piece.
    var seconds: Double { Double(width) / 1000 }

    /// The piece a time falls into, the nearest one where it is outside.
    func index(of milliseconds: Int64) -> Int { min(max(0, Int(clamping: (milliseconds - start) / width)), count - 1) }

    /// Nothing known, for every piece.
    var empty: [Double?] { Array(repeating: nil, count: count) }

    /// Spreads what happened between two times evenly over the pieces between them, adding to what is there.
    func spread(_ amount: Double, from first: Int64, to last: Int64, over values: inout [Double?]) {
        let last = min(last, end - 1)
        let first = max(start, min(first, last))
        guard last > first else {
            values[index(of: last)] = (values[index(of: last)] ?? 0) + amount
            return
        }
        for piece in index(of: first)...index(of: last) {
            let from = max(first, start + Int64(piece) * width)
            let to = min(last, start + Int64(piece + 1) * width)
            values[piece] = (values[piece] ?? 0) + amount * Double(to - from) / Double(last - first)
        }
    }
}
