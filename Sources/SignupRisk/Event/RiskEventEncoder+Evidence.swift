import JSON

extension RiskEventEncoder {
    /// Whether an event of this privacy mode tells the signal's value: pseudonymous ones tell no place closer than a city.
    func mayTell(_ signal: Signal) -> Bool {
        guard case .pseudonymous = privacy else { return true }
        switch signal {
        case .phoneE164, .phoneNational, .phoneZip, .ipAddress, .ipZip, .ipLatitude, .ipLongitude: return false
        default: return true
        }
    }

    /// The section `phone`.
    func write(_ phone: MergedPhone, to writer: inout JSONWriter) {
        let evidence = phone.evidence
        writer.beginObject()
        switch privacy {
        case .plain:
            writer.key("e164")
            writer.optional(phone.e164)
            writer.key("national")
            writer.optional(phone.national)
        case .pseudonymous(let pseudonymizer):
            writer.key("masked")
            writer.optional(phone.e164.map { Pseudonymizer.masked(phone: $0) })
            writer.key("hmac_sha256")
            writer.optional(phone.e164.map(pseudonymizer.hash))
        }
        writer.key("possible")
        writer.optional(phone.possible)
        writer.key("valid")
        writer.optional(evidence.valid)
        writer.key("active")
        writer.optional(evidence.active)
        writer.key("reachable")
        writer.optional(evidence.reachable)
        writer.key("line_type")
        writer.optional(evidence.lineType?.rawValue)
        writer.key("voip")
        writer.optional(evidence.voip)
        writer.key("prepaid")
        writer.optional(evidence.prepaid)
        writer.key("ported")
        writer.optional(evidence.ported)
        writer.key("roaming")
        writer.optional(evidence.roaming)
        writer.key("roaming_country")
        writer.optional(evidence.roamingCountry)
        writer.key("carrier")
        writer.optional(evidence.carrier)
        writer.key("country")
        writer.optional(evidence.country)
        writer.key("region")
        writer.optional(evidence.region)
        writer.key("city")
        writer.optional(evidence.city)
        if mayTell(.phoneZip) {
            writer.key("zip")
            writer.optional(evidence.zip)
        }
        writer.key("fraud_score")
        writer.optional(evidence.fraudScore)
        writer.key("recent_abuse")
        writer.optional(evidence.recentAbuse)
        writer.key("risky")
        writer.optional(evidence.risky)
        write(phone.sources, to: &writer)
        writer.endObject()
    }

    /// The section `ip`.
    func write(_ ip: MergedIP, to writer: inout JSONWriter) {
        let evidence = ip.evidence
        writer.beginObject()
        switch privacy {
        case .plain:
            writer.key("address")
            writer.optional(ip.address?.description)
        case .pseudonymous(let pseudonymizer):
            writer.key("masked")
            writer.optional(ip.address.map { Pseudonymizer.masked(ip: $0) })
            writer.key("hmac_sha256")
            writer.optional(ip.address.map { pseudonymizer.hash($0.description) })
        }
        writer.key("version")
        writer.optional(ip.address?.version.rawValue)
        writer.key("reserved")
        writer.optional(ip.reserved)
        writer.key("country")
        writer.optional(evidence.country)
        writer.key("region")
        writer.optional(evidence.region)
        writer.key("city")
        writer.optional(evidence.city)
        if mayTell(.ipZip) {
            writer.key("zip")
            writer.optional(evidence.zip)
            writer.key("latitude")
            writer.optional(evidence.latitude)
            writer.key("longitude")
            writer.optional(evidence.longitude)
        }
        writer.key("proxy_type")
        writer.optional(evidence.proxyType)
        writer.key("is_proxy")
        writer.optional(evidence.isProxy)
        writer.key("city_risk_score")
        writer.optional(evidence.cityRiskScore)
        writer.key("proxy_risk_score")
        writer.optional(evidence.proxyRiskScore)
        write(ip.sources, to: &writer)
        writer.endObject()
    }

    private func write(_ sources: EvidenceSources, to writer: inout JSONWriter) {
        writer.key("sources")
        writer.beginObject()
        for (signal, source) in sources where mayTell(signal) {
            writer.key(signal.field)
            writer.string(source)
        }
        writer.endObject()
    }
}
