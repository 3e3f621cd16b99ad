import CMaxMindDB

/// A MaxMind-format database of IP addresses: evidence of where an address is, for nothing and without a call.
///
/// It takes the nested layout of MaxMind's and DB-IP's country and city databases, and the flat one of ip-location-db and IPinfo.
/// The file is copied into memory when it is opened, so that it may be replaced or overwritten at any time.
///
/// `@unchecked Sendable`, because `MMDB_s` is only written by `MMDB_open` in `init` and `MMDB_close` in `deinit`; between the two
/// every call takes it as constant, and libmaxminddb keeps no other state.
package final class OfflineIPDatabase: @unchecked Sendable {
    /// What kind of database the file says it is: `GeoLite2-Country`.
    package let type: String
    /// When it was made, in seconds since 1970 UTC.
    package let builtAt: UInt64

    private let database: UnsafeMutablePointer<MMDB_s>
    private let layout: OfflineLayout

    /// Opens a database and makes sure that it knows countries.
    ///
    /// - Throws: `OfflineDatabaseError`.
    package init(path: String) throws {
        let snapshot = try OfflineSnapshot(of: path)
        let database = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
        let status = MMDB_open(snapshot.path, UInt32(MMDB_MODE_MMAP), database)
        guard status == MMDB_SUCCESS else {
            database.deallocate()
            throw OfflineDatabaseError(opening: path, status: status)
        }
        let type = database.pointee.metadata.database_type.map { String(cString: $0) } ?? ""
        guard let layout = OfflineLayout.find(in: database) else {
            MMDB_close(database)
            database.deallocate()
            throw OfflineDatabaseError(code: .noCountries, path: path, detail: type)
        }
        self.database = database
        self.layout = layout
        self.type = type
        builtAt = database.pointee.metadata.build_epoch
    }

    deinit {
        MMDB_close(database)
        database.deallocate()
    }

    /// Where the database says an address is.
    ///
    /// - Returns: `nil` where it knows no country for it, holds no IPv6, or is damaged at that place.
    package func evidence(for address: IPAddress) -> IPEvidence? {
        var error: Int32 = 0
        let found = address.withSocketAddress { MMDB_lookup_sockaddr(database, $0, &error) }
        guard error == MMDB_SUCCESS, found.found_entry else { return nil }
        return layout.evidence(from: OfflineRecord(entry: found.entry))
    }
}
