import Testing

@testable import VendorSimulator

@Suite("HTTP pieces")
struct HTTPPieceTests {
    @Test(
        "dates are written as HTTP writes them",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (1_700_000_000, "Tue, 14 Nov 2023 22:13:20 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-5, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)]
    )
    func dates(seconds: Int64, expected: String) { #expect(HTTPDate.text(seconds) == expected) }

    @Test("form fields are decoded, and odd ones kept as they are")
    func form() {
        let form = FormFields("phone=%2B44+7700&country%5B%5D=GB&empty=&bare&a=b=c&bad=%zz%2&utf=%C3%A9")
        #expect(form["phone"] == "+44 7700")
        #expect(form["country[]"] == "GB")
        #expect(form["empty"] == "")
        #expect(form["bare"] == "")
        #expect(form["a"] == "b=c")
        #expect(form["bad"] == "%zz%2")
        #expect(form["utf"] == "é")
        #expect(form["none"] == nil)
        #expect(FormFields("").pairs.isEmpty)
        #expect(FormFields("&&=").pairs.map(\.name) == [""])
        #expect(FormFields(String(repeating: "a=1&", count: 10_000)).pairs.count <= 256)
    }

    @Test("the checksum is gzip's own")
    func checksum() {
        #expect(StoredCompression.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(StoredCompression.checksum([]) == 0)
    }

    @Test("stored blocks hold every byte", arguments: [0, 1, 100, 0xFFFF, 0x10000, 200_000])
    func gzip(count: Int) {
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let bytes = StoredCompression.gzip(body)
        #expect(Self.inflated(bytes) == body)
        #expect(Self.little(bytes.suffix(4)) == count)
    }

    /// Reads stored blocks back; `nil` for anything else.
    private static func inflated(_ bytes: [UInt8]) -> [UInt8]? {
        var rest = bytes.dropFirst(10)
        var body: [UInt8] = []
        while rest.count > 5 {
            let isLast = rest.removeFirst() == 1
            let length = little(rest.prefix(2))
            guard little(rest.dropFirst(2).prefix(2)) == 0xFFFF - length else { return nil }
            body += rest.dropFirst(4).prefix(length)
            rest = rest.dropFirst(4 + length)
            if isLast { return rest.count == 8 ? body : nil }
        }
        return nil
    }

    private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
