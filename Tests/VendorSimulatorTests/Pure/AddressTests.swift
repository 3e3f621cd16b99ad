import Testing

@testable import VendorSimulator

@Suite("Addresses")
struct AddressTests {
    private let world = SimulatedWorld(seed: 7)

    @Test(
        "reads dotted-quad and IPv6, and nothing else",
        arguments: [
            ("1.2.3.4", 4), ("255.255.255.255", 4), ("0.0.0.0", 4), ("::1", 6), ("2001:db8::1", 6),
            ("::ffff:1.2.3.4", 4), ("1.2.3", nil), ("1.2.3.4.5", nil), ("01.2.3.4", nil), ("1.2.3.256", nil),
            ("1.2.3.", nil), (".1.2.3", nil), ("1..2.3", nil), ("", nil), ("example.com", nil), ("1.2.3.4 ", nil),
            ("fe80::1%eth0", nil), (":::", nil), ("1.2.3.-4", nil), ("١.2.3.4", nil),
        ] as [(String, Int?)]
    )
    func parsing(text: String, version: Int?) { #expect(SimulatedIP(text)?.version == version) }

    @Test(
        "knows what is not of the public internet",
        arguments: [
            "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "172.31.255.255",
            "192.0.0.1", "192.0.2.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
            "255.255.255.255", "::1", "fe80::1", "fc00::1", "2001:db8::1", "3fff::1", "ff02::1",
        ]
    )
    func special(text: String) { #expect(SimulatedIP(text)?.isPublic == false) }

    @Test(
        "knows what is",
        arguments: ["8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "2a00::1", "223.1.1.1"]
    )
    func routable(text: String) { #expect(SimulatedIP(text)?.isPublic == true) }

    @Test("blocks contain their addresses and no others")
    func blocks() throws {
        let network = try #require(SimulatedIP("185.220.100.0"))
        for (text, expected) in [("185.220.100.0", true), ("185.220.103.255", true), ("185.220.104.0", false)] {
            let ip = try #require(SimulatedIP(text))
            #expect(ip.isIn((network, 22)) == expected)
        }
        let six = try #require(SimulatedIP("2620:fe::"))
        let (inside, outside) = (try #require(SimulatedIP("2620:fe::fe")), try #require(SimulatedIP("2620:ff::fe")))
        #expect(inside.isIn((six, 48)))
        #expect(!outside.isIn((six, 48)))
        #expect(!network.isIn((six, 48)))
    }

    @Test("written addresses are found by city, then by country, then taken to be near")
    func comparison() throws {
        let dublin = try #require(SimulatedIP("46.51.128.144")).place(in: world)
        #expect(world.comparison("12 Main St, DUBLIN 2, Ireland", with: dublin).sameCity)
        #expect(world.comparison("D02", with: dublin).sameCity)
        let cork = world.comparison("Cork, Ireland", with: dublin)
        #expect(cork.sameCountry && !cork.sameCity)
        #expect((200...240).contains(cork.kilometres))
        let york = world.comparison("350 5th Ave, New York, NY", with: dublin)
        #expect(!york.sameCountry)
        #expect((5050...5150).contains(york.kilometres))
        #expect(!world.comparison("somewhere in Portugal", with: dublin).sameCountry)
        let near = world.comparison("Rose Cottage", with: dublin)
        #expect(near.sameCountry && !near.sameCity)
        #expect(near.kilometres < 200)
        #expect(world.comparison(String(repeating: "wordy ", count: 10_000), with: dublin).sameCountry)
    }
}

extension SimulatedIP {
    fileprivate func place(in world: SimulatedWorld) -> Place { world.origin(of: self).place }
}
