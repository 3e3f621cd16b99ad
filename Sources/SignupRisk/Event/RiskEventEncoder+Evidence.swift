extension RiskEventEncoder {
    /// Whether an event of this privacy mode tells the signal's value: pseudonymous ones tell no place closer than a city.
    func mayTell(_ signal: Signal) -> Bool { isPlain || !Self.untold.contains(signal) }

    static let untold = SignalSet([
        .phoneE164, .phoneNational, .phoneZip, .ipAddress, .ipZip, .ipLatitude, .ipLongitude,
    ])

    /// The section `phone`.
    func write(_ phone: borrowing MergedPhone, to text: inout EventText) {
        switch privacy {
        case .plain:
            text.member(#"{"e164":"#, phone.e164)
            text.member(#","national":"#, phone.national)
        case .pseudonymous(let pseudonymizer):
            text.member(#"{"masked":"#, phone.e164.map { Pseudonymizer.masked(phone: $0) })
            text.member(#","hmac_sha256":"#, phone.e164.map(pseudonymizer.hash))
        }
        text.member(#","possible":"#, phone.possible)
        text.member(#","valid":"#, phone.evidence.valid)
        text.member(#","active":"#, phone.evidence.active)
        text.member(#","reachable":"#, phone.evidence.reachable)
        text.member(#","line_type":"#, phone.evidence.lineType)
        text.member(#","voip":"#, phone.evidence.voip)
        text.member(#","prepaid":"#, phone.evidence.prepaid)
        text.member(#","ported":"#, phone.evidence.ported)
        text.member(#","roaming":"#, phone.evidence.roaming)
        text.member(#","roaming_country":"#, phone.evidence.roamingCountry)
        text.member(#","carrier":"#, phone.evidence.carrier)
        text.member(#","country":"#, phone.evidence.country)
        text.member(#","region":"#, phone.evidence.region)
        text.member(#","city":"#, phone.evidence.city)
        if isPlain { text.member(#","zip":"#, phone.evidence.zip) }
        text.member(#","fraud_score":"#, phone.evidence.fraudScore)
        text.member(#","recent_abuse":"#, phone.evidence.recentAbuse)
        text.member(#","risky":"#, phone.evidence.risky)
        write(phone.sources, to: &text)
    }

    /// The section `ip`.
    func write(_ ip: borrowing MergedIP, to text: inout EventText) {
        let address = ip.address?.description
        switch privacy {
        case .plain:
            text.member(#"{"address":"#, address)
        case .pseudonymous(let pseudonymizer):
            text.member(#"{"masked":"#, ip.address.map { Pseudonymizer.masked(ip: $0) })
            text.member(#","hmac_sha256":"#, address.map(pseudonymizer.hash))
        }
        text.member(#","version":"#, ip.address?.version.rawValue)
        text.member(#","reserved":"#, ip.reserved)
        text.member(#","country":"#, ip.evidence.country)
        text.member(#","region":"#, ip.evidence.region)
        text.member(#","city":"#, ip.evidence.city)
        if isPlain {
            text.member(#","zip":"#, ip.evidence.zip)
            text.member(#","latitude":"#, ip.evidence.latitude)
            text.member(#","longitude":"#, ip.evidence.longitude)
        }
        text.member(#","proxy_type":"#, ip.evidence.proxyType)
        text.member(#","is_proxy":"#, ip.evidence.isProxy)
        text.member(#","city_risk_score":"#, ip.evidence.cityRiskScore)
        text.member(#","proxy_risk_score":"#, ip.evidence.proxyRiskScore)
        write(ip.sources, to: &text)
    }

    /// The member `sources`, the last one of its section.
    private func write(_ sources: EvidenceSources, to text: inout EventText) {
        text.literal(#","sources":{"#)
        var isFirst = true
        sources.forEach(except: isPlain ? SignalSet() : Self.untold) { signal, source in
            if !isFirst { text.literal(",") }
            isFirst = false
            text.literal(signal.sourceMember)
            text.plain(source)
            text.literal("\"")
        }
        text.literal("}}")
    }
}
