/// What can be turned on and off while the simulator runs, each under a name for `POST /__sim/switch`.
package struct SimulatorSwitches: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The end of a number, the last octet of an address and the documentation networks choose the case.
    package static let magic = SimulatorSwitches(rawValue: 1 << 0)
    /// Rate limits and daily quotas apply.
    package static let limits = SimulatorSwitches(rawValue: 1 << 1)
    /// Requests are written to the journal, and what a vendor would not report is recorded as a violation.
    package static let journal = SimulatorSwitches(rawValue: 1 << 2)
    /// Answers are compressed with gzip for whoever accepts it.
    package static let gzip = SimulatorSwitches(rawValue: 1 << 3)
    /// Vonage answers wrong credentials with HTTP 401 instead of 200.
    package static let vonageHTTP401 = SimulatorSwitches(rawValue: 1 << 4)
    /// Vonage has not enabled the advanced endpoint on this account: status 19.
    package static let vonageAdvancedDisabled = SimulatorSwitches(rawValue: 1 << 5)
    /// IPQualityScore throttles with HTTP 429 and `Retry-After` instead of 509.
    package static let ipqualityscoreHTTP429 = SimulatorSwitches(rawValue: 1 << 6)
    /// IPQualityScore is used with GET on purpose: secret and phone in the URL are no violation.
    package static let ipqualityscoreGETAllowed = SimulatorSwitches(rawValue: 1 << 7)
    /// Provero answers a wrong token with the framework's own body instead of the documented one.
    package static let proveroFrameworkErrors = SimulatorSwitches(rawValue: 1 << 8)
    /// Eko does not know the caller's network: HTTP 403 with HTML.
    package static let ekoEgressBlocked = SimulatorSwitches(rawValue: 1 << 9)
    /// Eko has not activated the service: "Agent not allowed", HTTP 200.
    package static let ekoNotActivated = SimulatorSwitches(rawValue: 1 << 10)
    /// With ``ekoNotActivated``: HTTP 403 instead of 200.
    package static let ekoNotActivatedHTTP403 = SimulatorSwitches(rawValue: 1 << 11)

    /// The names used over HTTP.
    package static let named: KeyValuePairs<String, SimulatorSwitches> = [
        "magic": .magic, "limits": .limits, "journal": .journal, "gzip": .gzip,
        "vonage_http_401": .vonageHTTP401, "vonage_advanced_disabled": .vonageAdvancedDisabled,
        "ipqualityscore_http_429": .ipqualityscoreHTTP429,
        "ipqualityscore_get_allowed": .ipqualityscoreGETAllowed,
        "provero_framework_errors": .proveroFrameworkErrors, "eko_egress_blocked": .ekoEgressBlocked,
        "eko_not_activated": .ekoNotActivated, "eko_not_activated_http_403": .ekoNotActivatedHTTP403,
    ]

    /// The switch of that name, if there is one.
    package init?(named name: String) {
        guard let found = Self.named.first(where: { $0.key == name }) else { return nil }
        self = found.value
    }
}
