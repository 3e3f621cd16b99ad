/// The latest requests, and every violation.
struct Journal: Sendable {
    /// A violation and the entry it was found in.
    struct Finding: Sendable {
        let sequence: Int
        let vendor: SimulatedVendor?
        let violation: Violation
    }

    private let bound: Int
    private(set) var findings: [Finding] = []
    private var kept: [JournalEntry] = []
    private var nextSequence = 1

    init(bound: Int) { self.bound = min(max(1, bound), 1_000_000) }

    /// The entries still kept, oldest first.
    var entries: ArraySlice<JournalEntry> { kept.suffix(bound) }
    /// Entries that gave way.
    var dropped: Int { nextSequence - 1 - min(kept.count, bound) }

    /// Adds the entry that `make` makes for the next sequence number.
    mutating func add(_ make: (Int) -> JournalEntry) -> Int {
        let entry = make(nextSequence)
        nextSequence += 1
        // Trimmed rarely, so that adding stays cheap.
        if kept.count >= bound * 2 { kept.removeFirst(kept.count - bound + 1) }
        kept.append(entry)
        for violation in entry.violations where findings.count < bound {
            findings.append(Finding(sequence: entry.sequence, vendor: entry.vendor, violation: violation))
        }
        return entry.sequence
    }

    /// Notes that an entry's answer was sent whole.
    mutating func markDelivered(_ sequence: Int) {
        let index = kept.count - (nextSequence - sequence)
        if kept.indices.contains(index) { kept[index].delivered = true }
    }
}
