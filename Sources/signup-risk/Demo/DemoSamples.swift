import Foundation

/// The sample signups, as records.
struct DemoSamples {
    /// One record to be.
    struct Record: Sendable {
        let key: [UInt8]?
        /// `nil` is a tombstone.
        let value: [UInt8]?
    }

    let records: [Record]

    /// Takes `count` records, the samples over and over where there are fewer.
    init(count: Int?) {
        let lines = Self.lines
        let wanted = count ?? lines.count
        records = (0..<wanted).map { index in
            let line = lines[index % lines.count]
            guard !line.isEmpty else { return Record(key: Array("tombstone".utf8), value: nil) }
            return Record(key: Array("signup-\(index % 97)".utf8), value: Array(line.utf8))
        }
    }

    private static var lines: [Substring] {
        var lines = SampleSignups.text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.isEmpty ? ["{}"] : lines
    }
}
