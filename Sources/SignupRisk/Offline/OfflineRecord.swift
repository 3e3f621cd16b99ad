import CMaxMindDB

/// One record of an offline database, read by paths.
///
/// Only valid while the database is open: it is made, read and dropped inside one call.
struct OfflineRecord {
    var entry: MMDB_entry_s

    /// The text at a path, trimmed of nothing; `nil` where there is none, it is empty, longer than any place name, or no UTF-8.
    func text(_ path: OfflinePath) -> String? {
        guard let data = value(path), data.type == UInt32(MMDB_DATA_TYPE_UTF8_STRING), let bytes = data.utf8_string,
            (1...200).contains(data.data_size)
        else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: Int(data.data_size)) {
            String(validating: UnsafeBufferPointer(start: $0, count: Int(data.data_size)), as: UTF8.self)
        }
    }

    /// The number at a path, also one that is written as text; `nil` where there is none that is finite.
    func number(_ path: OfflinePath) -> Double? {
        guard let data = value(path) else { return nil }
        let number: Double? =
            switch data.type {
            case UInt32(MMDB_DATA_TYPE_DOUBLE): data.double_value
            case UInt32(MMDB_DATA_TYPE_FLOAT): Double(data.float_value)
            case UInt32(MMDB_DATA_TYPE_UTF8_STRING): text(path).flatMap { Double($0) }
            default: nil
            }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    private func value(_ path: OfflinePath) -> MMDB_entry_data_s? {
        var start = entry
        var data = MMDB_entry_data_s()
        guard MMDB_aget_value(&start, &data, path.pointers) == MMDB_SUCCESS, data.has_data else { return nil }
        return data
    }
}
