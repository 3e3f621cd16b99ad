import CMaxMindDB

extension OfflineLayout {
    /// How many nodes of the search tree are looked at before a database counts as one without countries.
    private static let nodesLookedAt: UInt32 = 65_536
    /// How many records are looked at: some of any database's know no country (anycast, satellite links).
    private static let recordsLookedAt = 1024

    /// Finds the layout by looking at records, because makers name their database types as they like.
    ///
    /// - Returns: `nil` where no record looked at names a country.
    static func find(in database: UnsafePointer<MMDB_s>) -> OfflineLayout? {
        let nodes = min(database.pointee.metadata.node_count, nodesLookedAt)
        var looked = 0
        for number in 0..<nodes {
            var node = MMDB_search_node_s()
            guard MMDB_read_node(database, number, &node) == MMDB_SUCCESS else { return nil }
            let sides = [
                (type: node.left_record_type, entry: node.left_record_entry),
                (type: node.right_record_type, entry: node.right_record_entry),
            ]
            for side in sides where side.type == UInt8(MMDB_RECORD_TYPE_DATA) {
                let record = OfflineRecord(entry: side.entry)
                if nested.country(of: record) != nil { return nested }
                if flat.country(of: record) != nil { return flat }
                looked += 1
                if looked == recordsLookedAt { return nil }
            }
        }
        return nil
    }
}
