/// The kind of connection behind an address, by the codes of IP2Proxy, which Eko's are.
struct ProxyType {
    /// The code in upper case, or what the vendor wrote where it is none; `nil` where it is not known.
    let name: String?
    /// `nil` where it is not known.
    let isProxy: Bool?

    /// Whether each code hides its user. A data centre (DCH), a search engine (SES) and a crawler (AIC) do not: the
    /// library that the codes are of says so of the first two. A privacy relay (CPN) and a company's gateway (EPN) do hide
    /// the user, by our judgement.
    private static let codes: [String: Bool] = [
        "VPN": true, "TOR": true, "PUB": true, "WEB": true, "RES": true, "CPN": true, "EPN": true, "DCH": false,
        "SES": false, "AIC": false,
    ]
    private static let words: [String: String] = [
        "RESIDENTIAL PROXY": "RES", "RESIDENTIAL": "RES", "DATA CENTER": "DCH", "DATA CENTRE": "DCH",
        "DATACENTER": "DCH", "DATACENTRE": "DCH", "HOSTING": "DCH", "PUBLIC PROXY": "PUB", "WEB PROXY": "WEB",
        "TOR EXIT NODE": "TOR", "SEARCH ENGINE": "SES", "SEARCH ENGINE ROBOT": "SES",
        "CONSUMER PRIVACY NETWORK": "CPN", "ENTERPRISE PRIVATE NETWORK": "EPN", "AI CRAWLER": "AIC",
    ]

    init(_ text: String?) {
        let text = text?.trimmed ?? ""
        let upper = text.uppercased()
        let code = Self.words[upper] ?? upper
        if let isProxy = Self.codes[code] {
            (name, self.isProxy) = (code, isProxy)
        } else if upper == "NONE" {
            (name, isProxy) = (text, false)
        } else if upper == "-" {
            // The library's mark for an address that is in none of its lists.
            (name, isProxy) = (nil, false)
        } else if Absence.isAbsent(text) || Absence.isPlanGated(text) {
            (name, isProxy) = (nil, nil)
        } else {
            (name, isProxy) = (String(text.prefix(64)), nil)
        }
    }
}
