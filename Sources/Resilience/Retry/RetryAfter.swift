/// Reads the `Retry-After` header (RFC 9110, section 10.2.3).
package enum RetryAfter {
    /// The longest wait a header can express here: 68 years of seconds, the greatest a 32-bit sender means.
    private static let longest: Int64 = 2_147_483_647

    /// How long to wait, from now: seconds, or the time until a date in any of HTTP's three forms.
    ///
    /// - Parameters:
    ///   - field: the header's value as it came.
    ///   - now: the wall clock in milliseconds since 1970 UTC.
    /// - Returns: zero for a date that has passed, at most 68 years, and `nil` for what is neither a date nor a whole number
    ///   of seconds that is not negative.
    package static func parse(_ field: some StringProtocol, now: Int64) -> Duration? {
        let bytes = Array(field.utf8.drop { isBlank($0) })
        let text = bytes.prefix((bytes.lastIndex { !isBlank($0) } ?? -1) + 1)
        guard !text.isEmpty, text.count <= 64 else { return nil }
        if text.allSatisfy({ (0x30...0x39).contains($0) }) {
            let seconds = text.reduce(Int64(0)) { min(longest, $0 * 10 + Int64($1 - 0x30)) }
            return .seconds(seconds)
        }
        guard let date = HTTPDate.secondsSince1970(text, now: now) else { return nil }
        let milliseconds = date * 1000 - min(max(now, -longest * 1000), longest * 1_000_000)
        return .milliseconds(min(max(0, milliseconds), longest * 1000))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
