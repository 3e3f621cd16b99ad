/// What one vendor says about a phone number, in neutral words. `nil` is unknown and never means false.
package struct PhoneEvidence: Sendable, Hashable {
    /// Whether the number is assigned, or could be, in its country's plan.
    package var valid: Bool?
    /// Whether a subscriber holds it now.
    package var active: Bool?
    /// Whether its handset can be reached now.
    package var reachable: Bool?
    package var lineType: LineType?
    package var voip: Bool?
    package var prepaid: Bool?
    package var ported: Bool?
    package var roaming: Bool?
    /// ISO 3166-1 alpha-2, where it roams.
    package var roamingCountry: String?
    package var carrier: String?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var region: String?
    package var city: String?
    package var zip: String?
    /// 0 to 100, higher is riskier.
    package var fraudScore: Int?
    package var recentAbuse: Bool?
    package var risky: Bool?

    package init() {}
}

/// The kind of line behind a number, from the safest to the riskiest when two vendors disagree (see `riskOrder`).
package enum LineType: String, Sendable, Hashable, CaseIterable {
    case mobile
    case landline
    case fixedLineOrMobile = "fixed_line_or_mobile"
    case satellite
    case tollFree = "toll_free"
    case sharedCost = "shared_cost"
    case personalNumber = "personal_number"
    case uan
    case voicemail
    case pager
    case virtual
    case voip
    case premiumRate = "premium_rate"

    /// Where the type stands between the safest (0) and the riskiest.
    package var riskOrder: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
