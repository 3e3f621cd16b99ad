import SignupRisk
import Testing

@Suite("The IP field of a signup")
struct IPInputTests {
    @Test("Nothing and white space are a missing address", arguments: [nil, "", "  ", "\t\r\n"])
    func missing(text: String?) {
        #expect(IPInput(parsing: text) == .missing)
        #expect(IPInput(parsing: text).parsed == nil)
    }

    @Test("A public address is an address, in whatever form it is written", arguments: ["8.8.8.8", " ::ffff:808:808 "])
    func address(text: String) {
        #expect(IPInput(parsing: text) == .address(IPAddress(version: .v4, value: 0x0808_0808)))
    }

    @Test("A special-purpose address is kept with its range's name")
    func reserved() {
        let address = IPAddress(version: .v4, value: 0xC633_6407)
        #expect(IPInput(parsing: "198.51.100.7") == .reserved(address, SpecialPurposeRange(name: "documentation")))
        #expect(IPInput(parsing: "198.51.100.7").parsed == address)
    }

    @Test(
        "What is no address is unreadable",
        arguments: ["unknown", "8.8.8.8, 1.1.1.1", "fe80::1%eth0", "\0", "8.8.8.8:443"])
    func unreadable(text: String) {
        #expect(IPInput(parsing: text) == .unreadable)
    }
}
