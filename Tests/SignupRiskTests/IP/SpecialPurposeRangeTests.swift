import TestSupport
import Testing

@testable import SignupRisk

@Suite("Special-purpose ranges")
struct SpecialPurposeRangeTests {
    private func name(_ text: String) throws -> String? {
        SpecialPurposeRange.containing(try #require(IPAddress(parsing: text)))?.name
    }

    @Test(
        "The first and last address of a block lie in it, their neighbours do not",
        arguments: [
            ("10.0.0.0", "10.255.255.255", "private_use"), ("100.64.0.0", "100.127.255.255", "shared_address_space"),
            ("127.0.0.0", "127.255.255.255", "loopback"), ("169.254.0.0", "169.254.255.255", "link_local"),
            ("172.16.0.0", "172.31.255.255", "private_use"), ("192.0.2.0", "192.0.2.255", "documentation"),
            ("192.88.99.0", "192.88.99.255", "6to4_relay_anycast"), ("192.168.0.0", "192.168.255.255", "private_use"),
            ("198.18.0.0", "198.19.255.255", "benchmarking"), ("198.51.100.0", "198.51.100.255", "documentation"),
            ("203.0.113.0", "203.0.113.255", "documentation"), ("192.31.196.0", "192.31.196.255", "as112"),
            ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "documentation"),
            ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "6to4"),
            ("2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "direct_delegation_as112"),
            ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "documentation"),
        ])
    func bounds(first: String, last: String, expected: String) throws {
        #expect(try name(first) == expected)
        #expect(try name(last) == expected)
        let before = try #require(IPAddress(parsing: first))
        let after = try #require(IPAddress(parsing: last))
        #expect(
            SpecialPurposeRange.containing(IPAddress(version: before.version, value: before.value - 1))?.name
                != expected)
        #expect(
            SpecialPurposeRange.containing(IPAddress(version: after.version, value: after.value + 1))?.name != expected)
    }

    @Test(
        "Where blocks nest, the narrowest names the address",
        arguments: [
            ("0.0.0.0", "this_host_on_this_network"), ("0.0.0.1", "this_network"),
            ("192.0.0.1", "ipv4_service_continuity"),
            ("192.0.0.8", "ipv4_dummy_address"), ("192.0.0.9", "port_control_protocol_anycast"),
            ("192.0.0.10", "turn_anycast"),
            ("192.0.0.11", "ietf_protocol_assignments"), ("192.0.0.170", "nat64_dns64_discovery"),
            ("192.88.99.2", "6a44_relay_anycast"), ("224.0.0.1", "multicast"), ("240.0.0.1", "reserved"),
            ("255.255.255.255", "limited_broadcast"), ("::", "unspecified"), ("::1", "loopback"),
            ("::1.2.3.4", "ipv4_compatible"),
            ("64:ff9b::808:808", "ipv4_ipv6_translation"), ("64:ff9b:1:2::", "ipv4_ipv6_translation"),
            ("100::1", "discard_only"),
            ("100:0:0:1::1", "dummy_prefix"), ("2001::1", "teredo"), ("2001:1::1", "port_control_protocol_anycast"),
            ("2001:1::2", "turn_anycast"), ("2001:1::3", "dns_sd_srp_anycast"),
            ("2001:1::4", "ietf_protocol_assignments"),
            ("2001:2::1", "benchmarking"), ("2001:3::1", "amt"), ("2001:4:112::1", "as112"), ("2001:10::1", "orchid"),
            ("2001:20::1", "orchid_v2"), ("2001:30::1", "drone_remote_id"), ("5f00::1", "segment_routing_identifiers"),
            ("fc00::1", "unique_local"), ("fd12:3456::1", "unique_local"), ("fe80::1", "link_local"),
            ("fec0::1", "site_local"),
            ("ff02::1", "multicast"), ("4000::1", "reserved_by_ietf"), ("fe00::1", "reserved_by_ietf"),
            ("100:0:0:2::", "reserved_by_ietf"), ("::ffff:10.1.2.3", "private_use"),
        ])
    func narrowest(text: String, expected: String) throws {
        #expect(try name(text) == expected)
    }

    @Test(
        "An address of the public internet lies in none",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "123.0.0.255",
            "172.15.255.255",
            "172.32.0.0", "192.0.1.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2000::", "2001:200::1",
            "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "3ffe::1", "3fff:1000::", "::ffff:8.8.8.8",
        ])
    func publicInternet(text: String) throws {
        #expect(try name(text) == nil)
    }

    @Test("Every line of the registries is a block, written with its first address")
    func linesAreBlocks() throws {
        #expect(SpecialPurposeRange.ipv4.prefixes.count == SpecialPurposeRange.ipv4Lines.count)
        #expect(SpecialPurposeRange.ipv6.prefixes.count == SpecialPurposeRange.ipv6Lines.count)
        for line in SpecialPurposeRange.ipv4Lines + SpecialPurposeRange.ipv6Lines {
            let parts = line.block.split(separator: "/")
            let first = try #require(IPAddress(parsing: String(parts[0])))
            #expect(IPPrefix(first, length: try #require(Int(parts[1]))).first == first.value, "\(line.block)")
        }
    }

    /// A second way to tell, bit by bit, with no mask and no order: the longest block all of whose bits agree.
    private func naive(_ address: IPAddress) -> String? {
        let lines = address.version == .v4 ? SpecialPurposeRange.ipv4Lines : SpecialPurposeRange.ipv6Lines
        let bits = address.version == .v4 ? 32 : 128
        func bit(_ value: UInt128, _ index: Int) -> UInt128 { value >> UInt128(bits - 1 - index) & 1 }
        var best: (length: Int, name: String)?
        for line in lines {
            let parts = line.block.split(separator: "/")
            guard let block = IPAddress(parsing: String(parts[0])), let length = Int(parts[1]) else { continue }
            guard (0..<length).allSatisfy({ bit(block.value, $0) == bit(address.value, $0) }) else { continue }
            if best.map({ $0.length < length }) ?? true { best = (length, line.name) }
        }
        if best == nil, address.version == .v6,
            !(bit(address.value, 0) == 0 && bit(address.value, 1) == 0 && bit(address.value, 2) == 1)
        {
            return "reserved_by_ietf"
        }
        return best?.name
    }

    @Test("The ranges agree with a comparison bit by bit, near every edge and anywhere")
    func agreesWithNaive() throws {
        var generator = SeededGenerator(seed: 21)
        var addresses: [IPAddress] = []
        for line in SpecialPurposeRange.ipv4Lines + SpecialPurposeRange.ipv6Lines {
            let block = try #require(IPAddress(parsing: String(line.block.split(separator: "/")[0])))
            let bits = block.version == .v4 ? 32 : 128
            for _ in 0..<40 {
                let flipped = block.value ^ (UInt128(1) << UInt128.random(in: 0..<UInt128(bits), using: &generator))
                addresses.append(IPAddress(version: block.version, value: flipped))
            }
        }
        for _ in 0..<3_000 {
            addresses.append(IPAddress(version: .v4, value: UInt128(UInt32.random(in: 0 ... .max, using: &generator))))
            addresses.append(IPAddress(version: .v6, value: UInt128.random(in: 0 ... .max, using: &generator)))
        }
        for address in addresses {
            #expect(SpecialPurposeRange.containing(address)?.name == naive(address), "\(address)")
        }
    }

    @Test("A prefix of no bits holds every address of its version and none of the other")
    func emptyPrefix() throws {
        let all = IPPrefix(IPAddress(version: .v4, value: 0x0A00_0000), length: 0)
        #expect(all.contains(IPAddress(version: .v4, value: 0xFFFF_FFFF)))
        #expect(!all.contains(IPAddress(version: .v6, value: 0)))
        #expect(
            IPPrefix(IPAddress(version: .v6, value: .max), length: 400).contains(IPAddress(version: .v6, value: .max)))
        #expect(IPPrefix(IPAddress(version: .v6, value: .max), length: -1).contains(IPAddress(version: .v6, value: 0)))
    }
}
