extension SpecialPurposeRange {
    /// The special-purpose range an address lies in, the narrowest where they nest; `nil` for the public internet.
    ///
    /// Every block of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190) counts, also those that are
    /// globally reachable: they hold anycast services, relays and identifiers, so no person signs up from one as theirs.
    /// 6to4 and Teredo carry somebody's IPv4 address, but what a vendor can say about the tunnel's address is about the relay, the
    /// sender is easily forged, and both are withdrawn (RFC 7526; Windows has ended Teredo). Beyond the registries: multicast
    /// (RFC 5771, RFC 4291 2.7), and all of IPv6 that IANA has not opened for global unicast, which is 2000::/3 alone.
    package static func containing(_ address: IPAddress) -> SpecialPurposeRange? {
        switch address.version {
        case .v4: ipv4.range(of: address)
        case .v6:
            ipv6.range(of: address)
                ?? (address.value >> 125 == 0b001 ? nil : SpecialPurposeRange(name: "reserved_by_ietf"))
        }
    }

    /// The blocks of one version of addresses, the narrowest first.
    struct Registry {
        /// Apart from the ranges, so that an address is compared with all of them without touching a name.
        let prefixes: [IPPrefix]
        let ranges: [SpecialPurposeRange]

        /// - Parameter lines: blocks in CIDR notation; what is none is left out.
        init(_ lines: [(block: String, name: String)]) {
            let blocks = lines.compactMap { line -> (prefix: IPPrefix, range: SpecialPurposeRange)? in
                let parts = line.block.split(separator: "/")
                guard parts.count == 2, let first = IPAddress(parsing: String(parts[0])), let length = Int(parts[1])
                else { return nil }
                return (IPPrefix(first, length: length), SpecialPurposeRange(name: line.name))
            }
            .sorted { $0.prefix.length > $1.prefix.length }
            prefixes = blocks.map(\.prefix)
            ranges = blocks.map(\.range)
        }

        func range(of address: IPAddress) -> SpecialPurposeRange? {
            prefixes.firstIndex { $0.contains(address) }.map { ranges[$0] }
        }
    }

    static let ipv4 = Registry(ipv4Lines)
    static let ipv6 = Registry(ipv6Lines)

    /// https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast.
    static let ipv4Lines: [(block: String, name: String)] = [
        ("0.0.0.0/8", "this_network"),  // RFC 791 3.2
        ("0.0.0.0/32", "this_host_on_this_network"),  // RFC 1122 3.2.1.3
        ("10.0.0.0/8", "private_use"),  // RFC 1918
        ("100.64.0.0/10", "shared_address_space"),  // RFC 6598, carriers' own address translation
        ("127.0.0.0/8", "loopback"),  // RFC 1122 3.2.1.3
        ("169.254.0.0/16", "link_local"),  // RFC 3927
        ("172.16.0.0/12", "private_use"),  // RFC 1918
        ("192.0.0.0/24", "ietf_protocol_assignments"),  // RFC 6890 2.1
        ("192.0.0.0/29", "ipv4_service_continuity"),  // RFC 7335
        ("192.0.0.8/32", "ipv4_dummy_address"),  // RFC 7600
        ("192.0.0.9/32", "port_control_protocol_anycast"),  // RFC 7723
        ("192.0.0.10/32", "turn_anycast"),  // RFC 8155
        ("192.0.0.170/32", "nat64_dns64_discovery"),  // RFC 8880, RFC 7050 2.2
        ("192.0.0.171/32", "nat64_dns64_discovery"),  // RFC 8880, RFC 7050 2.2
        ("192.0.2.0/24", "documentation"),  // RFC 5737, TEST-NET-1
        ("192.31.196.0/24", "as112"),  // RFC 7535
        ("192.52.193.0/24", "amt"),  // RFC 7450
        ("192.88.99.0/24", "6to4_relay_anycast"),  // RFC 7526, withdrawn
        ("192.88.99.2/32", "6a44_relay_anycast"),  // RFC 6751
        ("192.168.0.0/16", "private_use"),  // RFC 1918
        ("192.175.48.0/24", "direct_delegation_as112"),  // RFC 7534
        ("198.18.0.0/15", "benchmarking"),  // RFC 2544
        ("198.51.100.0/24", "documentation"),  // RFC 5737, TEST-NET-2
        ("203.0.113.0/24", "documentation"),  // RFC 5737, TEST-NET-3
        ("224.0.0.0/4", "multicast"),  // RFC 5771, not in the registry
        ("240.0.0.0/4", "reserved"),  // RFC 1112 4, once class E
        ("255.255.255.255/32", "limited_broadcast"),  // RFC 919 7, RFC 8190
    ]

    /// https://www.iana.org/assignments/iana-ipv6-special-registry, multicast, and what RFC 4291 set up and withdrew.
    ///
    /// The registry's `::ffff:0:0/96` is missing because such an address is read as the IPv4 address it maps.
    static let ipv6Lines: [(block: String, name: String)] = [
        ("::/128", "unspecified"),  // RFC 4291 2.5.2
        ("::1/128", "loopback"),  // RFC 4291 2.5.3
        ("::/96", "ipv4_compatible"),  // RFC 4291 2.5.5.1, withdrawn, not in the registry
        ("64:ff9b::/96", "ipv4_ipv6_translation"),  // RFC 6052
        ("64:ff9b:1::/48", "ipv4_ipv6_translation"),  // RFC 8215
        ("100::/64", "discard_only"),  // RFC 6666
        ("100:0:0:1::/64", "dummy_prefix"),  // RFC 9780
        ("2001::/23", "ietf_protocol_assignments"),  // RFC 2928
        ("2001::/32", "teredo"),  // RFC 4380, RFC 8190
        ("2001:1::1/128", "port_control_protocol_anycast"),  // RFC 7723
        ("2001:1::2/128", "turn_anycast"),  // RFC 8155
        ("2001:1::3/128", "dns_sd_srp_anycast"),  // RFC 9665
        ("2001:2::/48", "benchmarking"),  // RFC 5180
        ("2001:3::/32", "amt"),  // RFC 7450
        ("2001:4:112::/48", "as112"),  // RFC 7535
        ("2001:10::/28", "orchid"),  // RFC 4843, withdrawn
        ("2001:20::/28", "orchid_v2"),  // RFC 7343
        ("2001:30::/28", "drone_remote_id"),  // RFC 9374
        ("2001:db8::/32", "documentation"),  // RFC 3849
        ("2002::/16", "6to4"),  // RFC 3056
        ("2620:4f:8000::/48", "direct_delegation_as112"),  // RFC 7534
        ("3fff::/20", "documentation"),  // RFC 9637
        ("5f00::/16", "segment_routing_identifiers"),  // RFC 9602
        ("fc00::/7", "unique_local"),  // RFC 4193, RFC 8190
        ("fe80::/10", "link_local"),  // RFC 4291 2.5.6
        ("fec0::/10", "site_local"),  // RFC 3879, withdrawn, not in the registry
        ("ff00::/8", "multicast"),  // RFC 4291 2.7, not in the registry
    ]
}
