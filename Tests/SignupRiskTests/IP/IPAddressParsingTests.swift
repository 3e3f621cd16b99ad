import SignupRisk
import TestSupport
import Testing

@Suite("Reading IP addresses")
struct IPAddressParsingTests {
    @Test(
        "An IPv4 address is four decimal numbers",
        arguments: [
            ("0.0.0.0", 0), ("1.2.3.4", 0x0102_0304), ("255.255.255.255", 0xFFFF_FFFF), (" 8.8.8.8\n", 0x0808_0808),
            ("\t203.0.113.7 ", 0xCB00_7107),
        ])
    func ipv4(text: String, value: Int) throws {
        #expect(IPAddress(parsing: text) == IPAddress(version: .v4, value: UInt128(value)))
    }

    @Test(
        "What is no address is none",
        arguments: [
            "", " ", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.256", "1.2.3.1000", "01.2.3.4",
            "1.2.3.04",
            "1.2.3.4:80", "1.2.3.4/24", "0x1.2.3.4", "1.2.3.-4", "+1.2.3.4", "1.2. 3.4", "1,2,3,4", "[1.2.3.4]",
            "localhost",
            "١.٢.٣.٤", "1.2.3.4\0", ":", ":::", "::1::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "12345::", "g::",
            "fe80::1%eth0",
            "::1%1", "[::1", "::1]", "[::1]:443", "[]", "[[::1]]", "::1/128", "::1.2.3", "::1.2.3.4.5", "1.2.3.4::",
            "::1.2.3.4:5", "::01.2.3.4", "::ffff:1.2.3.256", "1:2:3:4:5:6:7:1.2.3.4", "2001:db8", "::-1",
        ])
    func refused(text: String) {
        #expect(IPAddress(parsing: text) == nil)
    }

    @Test(
        "Every form of one IPv6 address reads the same",
        arguments: [
            ("2001:db8::1", "2001:db8::1"), ("2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1"),
            ("2001:db8:0:0::1", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"), (" 2001:db8::1 ", "2001:db8::1"),
            ("::", "::"), ("0:0:0:0:0:0:0:0", "::"), ("::1", "::1"), ("1::", "1::"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
            ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
            ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("::1.2.3.4", "::102:304"), ("fe80::A:b", "fe80::a:b"),
        ])
    func ipv6(text: String, canonical: String) throws {
        let address = try #require(IPAddress(parsing: text))
        #expect(address.version == .v6)
        #expect(address.description == canonical)
    }

    @Test(
        "An IPv4-mapped address is the IPv4 address it maps",
        arguments: [
            "::ffff:192.168.1.9", "::FFFF:c0a8:109", "0:0:0:0:0:ffff:192.168.1.9", "[::ffff:192.168.1.9]",
            "::ffff:c0a8:0109",
        ])
    func mapped(text: String) throws {
        let address = try #require(IPAddress(parsing: text))
        #expect(address.version == .v4)
        #expect(address.description == "192.168.1.9")
    }

    @Test(
        "An address that only resembles a mapped one stays IPv6",
        arguments: ["::fffe:1.2.3.4", "::ffff:0:1.2.3.4", "1::ffff:1.2.3.4"])
    func notMapped(text: String) throws {
        #expect(try #require(IPAddress(parsing: text)).version == .v6)
    }

    @Test(
        "RFC 5952: the longest run of zeros is shortened, the first of equals, never a single group",
        arguments: [
            ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
            ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("0:0:1:0:0:0:0:0", "0:0:1::"), ("0:0:0:1::", "0:0:0:1::"),
            ("0:0:0:0:1:0:0:0", "::1:0:0:0"),
            ("2001:DB8::AbCd", "2001:db8::abcd"),
        ])
    func canonical(text: String, expected: String) throws {
        #expect(try #require(IPAddress(parsing: text)).description == expected)
    }

    @Test("Whatever is printed reads back as the same address")
    func roundTrip() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            // Masks with many zeros, so that runs of every length at every place occur.
            let mask = (0..<8).reduce(UInt128(0)) { mask, _ in
                mask << 16 | (Bool.random(using: &generator) ? 0xFFFF : 0)
            }
            let v6 = IPAddress(version: .v6, value: UInt128.random(in: 0 ... .max, using: &generator) & mask)
            let v4 = IPAddress(version: .v4, value: UInt128(UInt32.random(in: 0 ... .max, using: &generator)))
            // What lies in ::ffff:0:0/96 cannot be an IPv6 address of ours.
            if v6.value >> 32 != 0xFFFF { #expect(IPAddress(parsing: v6.description) == v6) }
            #expect(IPAddress(parsing: v4.description) == v4)
        }
    }

    @Test("Text of any bytes is read or refused, and never traps")
    func anything() {
        var generator = SeededGenerator(seed: 12)
        let alphabet = Array("0123456789abcdefABCDEF:::...[]% \t\0gé")
        for _ in 0..<100_000 {
            let text = String(
                (0..<Int.random(in: 0...50, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? ":"
                })
            guard let address = IPAddress(parsing: text) else { continue }
            #expect(IPAddress(parsing: address.description) == address)
        }
    }

    @Test("An endless text is refused without being read")
    func long() {
        #expect(IPAddress(parsing: String(repeating: " ", count: 100_000) + "1.2.3.4") == nil)
        #expect(IPInput(parsing: String(repeating: "1", count: 100_000)) == .unreadable)
    }
}
