/// What one vendor says about how the signup's own parts fit together. `nil` is unknown and never means false.
package struct MatchEvidence: Sendable, Hashable {
    /// Vonage's `ip_match_level`, as it wrote it: the vendor's word, not a verdict of ours.
    package var vendorIPMatchLevel: String?
    /// Whether the address lies in the IP address's country.
    package var addressCountry: Bool?
    /// Whether the address lies in the IP address's city.
    package var addressCity: Bool?
    /// Kilometres between the address and the IP address's place.
    package var addressDistanceKilometres: Double?

    package init() {}
}
