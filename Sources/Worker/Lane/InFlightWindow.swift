/// How much may be in memory at once: the bound that makes memory flat however far behind the worker is.
struct InFlightWindow {
    let maximumRecords: Int
    let maximumBytes: Int
    private(set) var records = 0
    private(set) var bytes = 0

    init(maximumRecords: Int, maximumBytes: Int) {
        self.maximumRecords = maximumRecords
        self.maximumBytes = maximumBytes
    }

    /// How many more records may be read. Bytes are known only once a record is there, so the last record read may pass the
    /// byte bound by its own size; one record always fits, or a large one could never be read.
    var room: Int { bytes >= maximumBytes ? 0 : max(0, maximumRecords - records) }

    mutating func enter(bytes size: Int) {
        records += 1
        bytes += size
    }

    mutating func leave(bytes size: Int) {
        records -= 1
        bytes -= size
    }
}
