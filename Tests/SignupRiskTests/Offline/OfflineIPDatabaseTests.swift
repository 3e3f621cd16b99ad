import Foundation
import TestSupport
import Testing

@testable import SignupRisk

@Suite("The offline IP database")
struct OfflineIPDatabaseTests {
    /// The first `length` bits of an address, as they stand in an IPv6 database, where IPv4 lies under ::/96.
    private static func bits(_ text: String, _ length: Int) throws -> [UInt8] {
        let address = try #require(IPAddress(parsing: text))
        let offset = address.version == .v4 ? 96 : 0
        return (0..<offset + length).map { UInt8(truncatingIfNeeded: address.value >> UInt128(127 - $0) & 1) }
    }

    private static func nested(_ country: String) -> MaxMindWriter.Value {
        .map([("country", .map([("iso_code", .text(country)), ("geoname_id", .unsigned(1))]))])
    }

    private static let dublin: MaxMindWriter.Value = .map([
        ("city", .map([("names", .map([("de", .text("Dublin (de)")), ("en", .text("Dublin"))]))])),
        ("country", .map([("iso_code", .text("IE")), ("names", .map([("en", .text("Ireland"))]))])),
        (
            "location",
            .map([("accuracy_radius", .unsigned(20)), ("latitude", .double(53.3331)), ("longitude", .double(-6.2489))])
        ),
        ("postal", .map([("code", .text("D02"))])),
        ("registered_country", .map([("iso_code", .text("GB"))])),
        ("subdivisions", .array([.map([("iso_code", .text("L")), ("names", .map([("en", .text("Leinster"))]))])])),
    ])

    private static func city() throws -> MaxMindWriter {
        var writer = MaxMindWriter()
        writer.add(try bits("46.7.0.0", 16), dublin)
        writer.add(try bits("8.8.8.0", 24), nested("us"))
        writer.add(try bits("9.9.9.0", 24), .map([("registered_country", .map([("iso_code", .text("CH"))]))]))
        writer.add(try bits("2a01:4f8::", 32), nested("DE"))
        return writer
    }

    private func evidence(_ database: OfflineIPDatabase, _ text: String) throws -> IPEvidence? {
        database.evidence(for: try #require(IPAddress(parsing: text)))
    }

    @Test("A city database in MaxMind's layout gives country, region, city, postal code and place")
    func city() throws {
        try withTemporaryFile(try Self.city().file()) { path in
            let database = try OfflineIPDatabase(path: path)
            var expected = IPEvidence()
            expected.country = "IE"
            expected.region = "Leinster"
            expected.city = "Dublin"
            expected.zip = "D02"
            expected.latitude = 53.3331
            expected.longitude = -6.2489
            #expect(try evidence(database, "46.7.1.2") == expected)
            #expect(database.type == "GeoLite2-City")
            #expect(database.builtAt == 1_700_000_000)
        }
    }

    @Test("A record of a country alone leaves the rest unknown")
    func countryAlone() throws {
        try withTemporaryFile(try Self.city().file()) { path in
            let database = try OfflineIPDatabase(path: path)
            var expected = IPEvidence()
            expected.country = "US"
            #expect(try evidence(database, "8.8.8.8") == expected)
            #expect(try evidence(database, "::ffff:8.8.8.8") == expected)
            #expect(try evidence(database, "2a01:4f8::1")?.country == "DE")
        }
    }

    @Test(
        "An address of no record, or of one without a country, has no evidence",
        arguments: ["8.8.9.1", "9.9.9.9", "2a01:4f9::1", "::1", "255.255.255.255"])
    func unknown(text: String) throws {
        try withTemporaryFile(try Self.city().file()) { path in
            let database = try OfflineIPDatabase(path: path)
            #expect(try evidence(database, text) == nil)
        }
    }

    @Test("A flat database, as ip-location-db and IPinfo write it, gives the same")
    func flat() throws {
        var writer = MaxMindWriter()
        writer.type = "dbip-city-ipv6"
        writer.add(
            try Self.bits("103.0.0.0", 8),
            .map([
                ("city", .text("Mumbai")), ("country_code", .text("IN")), ("latitude", .text("19.0748")),
                ("longitude", .text("72.8856")),
                ("postcode", .text("400017")), ("state1", .text("Maharashtra")),
            ]))
        writer.add(
            try Self.bits("104.0.0.0", 8),
            .map([("country", .text("FR")), ("region", .text("Île-de-France")), ("lat", .double(48.9))]))
        try withTemporaryFile(writer.file()) { path in
            let database = try OfflineIPDatabase(path: path)
            let mumbai = try #require(try evidence(database, "103.1.2.3"))
            #expect(mumbai.country == "IN")
            #expect(mumbai.region == "Maharashtra")
            #expect(mumbai.city == "Mumbai")
            #expect(mumbai.zip == "400017")
            #expect(mumbai.latitude == 19.0748)
            #expect(mumbai.longitude == 72.8856)
            let france = try #require(try evidence(database, "104.1.2.3"))
            #expect(france.country == "FR")
            #expect(france.region == "Île-de-France")
            #expect(france.latitude == nil, "half a place is none")
        }
    }

    @Test("What a record says nonsense about stays unknown")
    func nonsense() throws {
        var writer = MaxMindWriter()
        writer.add(
            try Self.bits("1.0.0.0", 8),
            .map([
                ("country", .map([("iso_code", .text("UK"))])), ("city", .map([("names", .map([("en", .text(""))]))])),
                ("postal", .map([("code", .unsigned(12))])), ("subdivisions", .array([])),
                ("location", .map([("latitude", .double(.nan)), ("longitude", .double(5))])),
            ]))
        writer.add(
            try Self.bits("2.0.0.0", 8),
            .map([
                ("country", .map([("iso_code", .text("FR"))])),
                ("city", .map([("names", .map([("en", .text(String(repeating: "x", count: 300)))]))])),
                ("location", .map([("latitude", .double(91)), ("longitude", .double(5))])),
            ]))
        writer.add(try Self.bits("3.0.0.0", 8), Self.nested("ZZ"))
        writer.add(try Self.bits("4.0.0.0", 8), .text("FR"))
        try withTemporaryFile(writer.file()) { path in
            let database = try OfflineIPDatabase(path: path)
            var britain = IPEvidence()
            britain.country = "GB"
            #expect(try evidence(database, "1.1.1.1") == britain)
            var france = IPEvidence()
            france.country = "FR"
            #expect(try evidence(database, "2.2.2.2") == france)
            #expect(try evidence(database, "3.3.3.3") == nil)
            #expect(try evidence(database, "4.4.4.4") == nil)
        }
    }

    @Test("A database of IPv4 alone says nothing of IPv6")
    func ipv4Only() throws {
        var writer = MaxMindWriter()
        writer.ipVersion = 4
        writer.add(Array(try Self.bits("8.0.0.0", 8).dropFirst(96)), Self.nested("US"))
        try withTemporaryFile(writer.file()) { path in
            let database = try OfflineIPDatabase(path: path)
            #expect(try evidence(database, "8.8.8.8")?.country == "US")
            #expect(try evidence(database, "2001:4860::1") == nil)
        }
    }

    @Test("A missing file, a directory and a file of another kind each say what they are")
    func notDatabases() throws {
        #expect(code(opening: "/nonexistent/GeoLite2.mmdb") == .unreadable)
        #expect(code(opening: "") == .unreadable)
        #expect(code(opening: "/") == .unreadable)
        for bytes in [[], Array("not a database".utf8), [UInt8](repeating: 0, count: 100_000)] {
            try withTemporaryFile(bytes) { path in
                #expect(code(opening: path) != nil)
            }
        }
        try withTemporaryFile(Array("not a database".utf8)) { path in
            #expect(code(opening: path) == .notADatabase)
        }
    }

    @Test("A database that knows no countries is refused by name")
    func noCountries() throws {
        var writer = MaxMindWriter()
        writer.type = "GeoLite2-ASN"
        writer.add(try Self.bits("8.0.0.0", 8), .map([("autonomous_system_number", .unsigned(15169))]))
        try withTemporaryFile(writer.file()) { path in
            let error = #expect(throws: OfflineDatabaseError.self) { try OfflineIPDatabase(path: path) }
            #expect(error?.code == .noCountries)
            #expect(error?.description.contains("GeoLite2-ASN") == true)
            #expect(error?.description.contains(path) == true)
        }
        try withTemporaryFile(MaxMindWriter().file()) { path in
            #expect(code(opening: path) == .noCountries)
        }
    }

    @Test("A file cut short anywhere is refused or answers, and never crashes")
    func truncated() throws {
        let file = try Self.city().file()
        let addresses = ["46.7.1.2", "8.8.8.8", "9.9.9.9", "2a01:4f8::1"].compactMap { IPAddress(parsing: $0) }
        for length in stride(from: 0, to: file.count, by: 7) {
            try withTemporaryFile(Array(file.prefix(length))) { path in
                guard let database = try? OfflineIPDatabase(path: path) else { return }
                for address in addresses { _ = database.evidence(for: address) }
            }
        }
    }

    @Test("A file with damaged bytes is refused or answers, and never crashes")
    func damaged() throws {
        let file = try Self.city().file()
        let addresses = ["46.7.1.2", "8.8.8.8", "9.9.9.9", "2a01:4f8::1"].compactMap { IPAddress(parsing: $0) }
        var generator = SeededGenerator(seed: 51)
        for _ in 0..<1_000 {
            var damaged = file
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                damaged[Int.random(in: 0..<file.count, using: &generator)] = UInt8.random(
                    in: 0 ... .max, using: &generator)
            }
            try withTemporaryFile(damaged) { path in
                guard let database = try? OfflineIPDatabase(path: path) else { return }
                for address in addresses {
                    guard let evidence = database.evidence(for: address) else { continue }
                    #expect(evidence.country.map { Country.codes.contains($0) } == true)
                }
            }
        }
    }

    @Test("A file that is overwritten in place goes on answering as it was opened")
    func overwritten() throws {
        try withTemporaryFile(try Self.city().file()) { path in
            let database = try OfflineIPDatabase(path: path)
            try Data().write(to: URL(fileURLWithPath: path), options: [])
            #expect(try evidence(database, "46.7.1.2")?.city == "Dublin")
        }
    }

    @Test("A named pipe is refused without waiting for a writer")
    func namedPipe() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        #expect(code(opening: path) == .unreadable)
    }

    @Test("Many threads may ask at once")
    func threads() async throws {
        let database = try withTemporaryFile(try Self.city().file()) { try OfflineIPDatabase(path: $0) }
        let address = try #require(IPAddress(parsing: "46.7.1.2"))
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<2_000).allSatisfy { _ in database.evidence(for: address)?.city == "Dublin" } }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    private func code(opening path: String) -> OfflineDatabaseError.Code? {
        do {
            _ = try OfflineIPDatabase(path: path)
            return nil
        } catch {
            return (error as? OfflineDatabaseError)?.code
        }
    }
}
