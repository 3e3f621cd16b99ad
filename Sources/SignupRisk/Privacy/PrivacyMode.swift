/// What of a person's data goes into a risk event.
package enum PrivacyMode: Sendable {
    /// The signup as it came, and its phone number and IP address.
    case plain
    /// No signup, no place closer than a city; phone number and IP address masked and as keyed hashes.
    case pseudonymous(Pseudonymizer)
}
