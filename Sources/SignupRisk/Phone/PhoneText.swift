/// The text of a phone field, taken apart just enough to read it a second way where the first gave nothing.
struct PhoneText {
    /// Another way to read the text, and what its result has to be for it to count.
    struct Reading: Equatable {
        let text: String
        let mustBeValid: Bool
    }

    /// Without white space around it, and never empty.
    let text: String
    /// The decimal digits of any script, as ASCII.
    let digits: [UInt8]
    /// Whether a plus sign stands before the first digit.
    let hasPlus: Bool
    /// Where the first digit stands, or the end.
    private let firstDigit: String.Index

    /// - Returns: `nil` where there is nothing but white space.
    init?(_ text: String) {
        let isContent = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: isContent), let last = scalars.lastIndex(where: isContent) else {
            return nil
        }
        self.text = String(scalars[first...last])
        digits = self.text.unicodeScalars.compactMap(Self.digit)
        let firstDigit = self.text.unicodeScalars.firstIndex { Self.digit($0) != nil } ?? self.text.endIndex
        self.firstDigit = firstDigit
        hasPlus = self.text.unicodeScalars[..<firstDigit].contains { $0 == "+" || $0 == "\u{FF0B}" }
    }

    /// In bytes of UTF-8.
    var length: Int { text.utf8.count }

    /// What else the text can mean, the likelier first; see `PhoneNumberParser` for the rules.
    func furtherReadings(hasRegion: Bool) -> [Reading] {
        var readings: [Reading] = []
        if digits.starts(with: [0, 0]) {
            readings.append(Reading(text: international(dropping: 2), mustBeValid: false))
        } else if digits.starts(with: [0, 1, 1]) {
            readings.append(Reading(text: international(dropping: 3), mustBeValid: false))
        } else if !hasPlus, !hasRegion, digits.count > 10 {
            readings.append(Reading(text: international(dropping: 0), mustBeValid: digits.count == 11))
        }
        // Each simplification only matters where it changes something, and still leaves a number.
        for simpler in [withoutWords, firstOfSeveral] {
            guard let simpler, let simplified = PhoneText(simpler), simplified.digits.count > 2 else { continue }
            readings.append(Reading(text: simplified.text, mustBeValid: false))
            if !hasPlus, !hasRegion, simplified.digits.count > 10 {
                readings.append(
                    Reading(text: simplified.international(dropping: 0), mustBeValid: simplified.digits.count == 11))
            }
        }
        return readings
    }

    /// The text from the first digit on, that many digits left out, behind a plus sign.
    private func international(dropping count: Int) -> String {
        var rest = text.unicodeScalars[firstDigit...]
        var dropped = 0
        while dropped < count, let scalar = rest.first {
            if Self.digit(scalar) != nil { dropped += 1 }
            rest.removeFirst()
        }
        return "+" + String(rest)
    }

    /// The text without its letters; `nil` where it has none.
    private var withoutWords: String? {
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isAlphabetic }))
    }

    /// The text before the first mark that people put between numbers; `nil` where there is none.
    private var firstOfSeveral: String? {
        let separators: Set<Unicode.Scalar> = ["/", ",", ";", "|", "\n", "\r"]
        guard let separator = text.unicodeScalars.firstIndex(where: separators.contains) else { return nil }
        return String(text[..<separator])
    }

    /// The value of a decimal digit of any script; `nil` for anything else.
    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return ("0"..."9").contains(scalar) ? UInt8(scalar.value - 0x30) : nil }
        guard scalar.properties.generalCategory == .decimalNumber else { return nil }
        return scalar.properties.numericValue.flatMap { UInt8(exactly: $0) }
    }
}
