extension EvidenceMerger {
    /// Whether the phone roams, and where.
    struct Roaming: Sendable {
        let status: Pick<Bool>?
        let country: Pick<String>?

        static let unknown = Roaming(status: nil, country: nil)
    }

    /// Where the phone and the IP address belong, with what the verdicts on them need.
    struct Countries {
        /// A country, and which vendors' places may be told along with it.
        struct Choice {
            let code: String?
            /// The vendor that said so; `nil` where an offline source did, or nobody.
            let vendor: VendorName?
        }

        let phone: Choice
        let ip: Choice
        let stated: String?
        let roaming: Roaming

        /// The phone's country, or the one it roams in, against the IP address's.
        ///
        /// A phone that roams nobody knows where may well be where the IP address is: no verdict then.
        static func verdict(phone: String?, ip: String?, roaming: Roaming) -> MatchVerdict? {
            guard let verdict = MatchVerdict(phone, ip) else { return nil }
            guard verdict == .mismatch, roaming.status?.value == true else { return verdict }
            return MatchVerdict(roaming.country?.value, ip)
        }
    }

    /// Roaming is riskier than not: it is one way to be out of place.
    mutating func roaming() -> Roaming {
        let status = flag(.phoneRoaming, riskier: true) { $0.phone?.roaming }
        let country = pick(
            .phoneRoamingCountry, agrees: ==, isRiskier: { _, _ in false }, show: SignalValue.text
        ) { $0.phone?.roamingCountry }
        return Roaming(status: status, country: country)
    }

    /// Of several countries for the phone or the IP address, the riskier ones are those that fit the rest of the signup
    /// worse: the pair with the most mismatches among phone, IP address and stated country. Of equal pairs the first vendors'.
    mutating func countries(_ subject: LookupSubject, roaming: Roaming, offline: IPEvidence?) -> Countries {
        let number = subject.phone.parsed
        let phone = number == nil ? (first: nil, isDisputed: false) : claim { $0.phone?.country }
        let ip = subject.ip.parsed == nil ? (first: nil, isDisputed: false) : claim { $0.ip?.country }
        guard phone.isDisputed || ip.isDisputed else {
            return Countries(
                phone: .init(code: phone.first?.value ?? number?.region, vendor: phone.first?.vendor),
                ip: .init(code: ip.first?.value ?? offline?.country, vendor: ip.first?.vendor),
                stated: subject.country, roaming: roaming)
        }
        let phones = number == nil ? [] : claims { $0.phone?.country }
        let ips = subject.ip.parsed == nil ? [] : claims { $0.ip?.country }
        func mismatches(_ phone: String?, _ ip: String?) -> Int {
            var count = 0
            if Countries.verdict(phone: phone, ip: ip, roaming: roaming) == .mismatch { count += 1 }
            if MatchVerdict(subject.country, phone) == .mismatch { count += 1 }
            if MatchVerdict(subject.country, ip) == .mismatch { count += 1 }
            return count
        }
        var chosen = (phone: phones.first, ip: ips.first)
        var most = -1
        // An empty side still takes part, as the offline sources' word.
        for phone in phones.map(Optional.some) + (phones.isEmpty ? [nil] : []) {
            for ip in ips.map(Optional.some) + (ips.isEmpty ? [nil] : []) {
                let count = mismatches(phone?.value ?? number?.region, ip?.value ?? offline?.country)
                if count > most { (most, chosen) = (count, (phone, ip)) }
            }
        }
        if phone.isDisputed, let pick = chosen.phone { record(.phoneCountry, phones, chosen: pick.vendor) }
        if ip.isDisputed, let pick = chosen.ip { record(.ipCountry, ips, chosen: pick.vendor) }
        let ipCountry = chosen.ip?.value ?? offline?.country
        return Countries(
            phone: .init(code: chosen.phone?.value ?? number?.region, vendor: chosen.phone?.vendor),
            ip: .init(code: ipCountry, vendor: chosen.ip?.vendor), stated: subject.country, roaming: roaming)
    }

    private func claims(_ read: (VendorAnswer) -> String?) -> [Pick<String>] {
        answers.compactMap { answer in read(answer).map { Pick(value: $0, vendor: answer.vendor) } }
    }

    /// The first claim, and whether another one differs.
    @inline(__always)
    private func claim(_ read: (VendorAnswer) -> String?) -> (first: Pick<String>?, isDisputed: Bool) {
        var first: Pick<String>?
        for index in answers.indices {
            guard let value = read(answers[index]) else { continue }
            guard let known = first else {
                first = Pick(value: value, vendor: answers[index].vendor)
                continue
            }
            if known.value != value { return (known, true) }
        }
        return (first, false)
    }
}
