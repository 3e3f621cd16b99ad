/// All that is known about a signup, one value for each signal, with who said it.
package struct MergedEvidence: Sendable {
    package var phone = MergedPhone()
    package var ip = MergedIP()
    package var match = MatchVerdicts()
    package var conflicts: [EvidenceConflict] = []
    /// The best status among the vendors of the phone check; `nil` where there are none.
    package var phoneCheckStatus: CheckStatus?
    /// The best status among the vendors of the IP check; `nil` where there are none.
    package var ipCheckStatus: CheckStatus?
    /// How many answers were wanted and did not come.
    package var unansweredChecks = 0
}

/// What is known about the phone number.
package struct MergedPhone: Sendable {
    package var e164: String?
    package var national: String?
    /// Whether the number's length is possible in its country.
    package var possible: Bool?
    package var evidence = PhoneEvidence()
    package var sources = EvidenceSources()
}

/// What is known about the IP address.
package struct MergedIP: Sendable {
    package var address: IPAddress?
    /// Whether the address is of a special-purpose range.
    package var reserved: Bool?
    package var evidence = IPEvidence()
    package var sources = EvidenceSources()
}

/// How the signup's own parts fit together.
package struct MatchVerdicts: Sendable, Hashable {
    /// The phone's country, or the one it roams in, against the IP address's.
    package var phoneCountryIPCountry: MatchVerdict?
    /// The stated country against the phone's.
    package var statedCountryPhone: MatchVerdict?
    /// The stated country against the IP address's.
    package var statedCountryIP: MatchVerdict?
    /// The stated address against the IP address's country, as a vendor places both.
    package var addressCountry: MatchVerdict?
    /// The stated address against the IP address's city, as a vendor places both.
    package var addressCity: MatchVerdict?
    package var addressDistanceKilometres: Double?
    /// A vendor's own word, passed on.
    package var vendorIPMatchLevel: String?
}
