/// Makes phone numbers of what people write, by libphonenumber and its numbering plans.
///
/// Spaces, brackets, dots, digits of other scripts, `tel:` and letters that stand for digits (`1-800-FLOWERS`) are understood;
/// an extension is dropped. The rules beyond the library's own:
///
/// 1. The country hint says how to read a number without a plus sign, trunk prefix and international prefix included. A hint
///    that is no country, or one without numbers of its own, is ignored.
/// 2. Where that gives no possible number, a leading `00` (ITU-T E.123) or `011` (North America) is taken for an
///    international prefix.
/// 3. Without a usable hint, bare digits are taken for an international number that lost its plus sign: twelve or more, if the
///    length is possible there; eleven, if the plan knows the range. Ten or fewer never are, because ten digits are a whole
///    national number in North America, and one in eight of those would read as some other country's.
/// 4. Where all that fails, words around the number are dropped (`07700 900001 (home)`), and of several numbers the first is taken.
///
/// Parsing costs 40 µs and more, so the results for the latest texts are remembered; a hit costs a fraction of a microsecond.
package final class PhoneNumberParser: Sendable {
    /// The longest text looked at, in bytes of UTF-8; libphonenumber's own limit.
    package static let longestText = 250

    private struct Key: Hashable, Sendable {
        let text: String
        let country: String?
    }

    /// Longer texts are rare, and not worth the memory.
    private static let longestRememberedText = 64
    private let memo: BoundedMemo<Key, PhoneInput>

    /// - Parameter capacity: how many results are remembered.
    package init(capacity: Int = 65_536) {
        // Phone numbers differ in their last digits.
        memo = BoundedMemo(capacity: capacity) { $0.text.utf8.suffix(2).reduce(0) { $0 &* 10 &+ Int($1) } }
    }

    /// Reads the text of a signup's phone field.
    ///
    /// - Parameters:
    ///   - text: as the person wrote it; white space alone counts as none.
    ///   - country: the stated country as a two-letter code in any case, `UK` included.
    package func parse(_ text: String?, country: String?) -> PhoneInput {
        guard let text, !text.isEmpty else { return .missing }
        guard text.utf8.count <= Self.longestRememberedText else { return Self.read(text, country: country) }
        let hint = country.flatMap { $0.utf8.count <= 8 ? $0 : nil }
        return memo.value(for: Key(text: text, country: hint)) { Self.read(text, country: hint) }
    }

    /// Reads a text without looking at or adding to what is remembered.
    static func read(_ text: String, country: String?) -> PhoneInput {
        guard let text = PhoneText(text) else { return .missing }
        guard text.length <= longestText else { return .unreadable(.tooLong) }
        guard text.digits.count > 0 else { return .unreadable(.noDigits) }

        let region = country.flatMap(Country.normalized).flatMap { PhoneLibrary.callingCode(of: $0) == nil ? nil : $0 }
        let first = PhoneLibrary.read(text.text, region: region)
        if case .number(let number) = first, number.isPossible { return .number(number) }

        for reading in text.furtherReadings(hasRegion: region != nil) {
            guard case .number(let number) = PhoneLibrary.read(reading.text, region: region) else { continue }
            if reading.mustBeValid ? number.isValid : number.isPossible { return .number(number) }
        }
        return switch first {
        case .number(let number): .impossible(number)
        case .invalidCountryCode: .unreadable(region == nil && !text.hasPlus ? .countryNeeded : .invalidCountryCode)
        case .tooShort, .notANumber: .unreadable(.tooShort)
        case .tooLong: .unreadable(.tooLong)
        }
    }
}
