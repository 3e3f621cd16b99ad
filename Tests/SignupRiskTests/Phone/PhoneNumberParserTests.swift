import SignupRisk
import Testing

@Suite("Reading phone numbers")
struct PhoneNumberParserTests {
    private let parser = PhoneNumberParser()

    private func e164(_ text: String?, _ country: String? = nil) -> String? {
        guard case .number(let number) = parser.parse(text, country: country) else { return nil }
        return number.e164
    }

    @Test(
        "One number is read from every way people write it",
        arguments: [
            ("+447400123456", nil), ("+44 7400 123456", nil), ("+44 (0) 7400 123456", nil), ("+44.7400.123456", nil),
            ("+44-7400-123456", "US"), ("07400 123456", "GB"), ("(07400) 123-456", "gb"), ("07400123456", "UK"),
            ("7400 123456", "GB"), ("447400123456", "GB"), ("00447400123456", "FR"), ("00 44 7400 123456", nil),
            ("00 44 7400 123456", "US"), ("011 44 7400 123456", "US"), ("011 44 7400 123456", nil),
            ("0011 44 7400 123456", "AU"),
            ("+0044 7400 123456", nil), ("tel:+44-7400-123456", nil), ("tel:07400123456;phone-context=+44", nil),
            ("+４４　７４００　１２３４５６", nil), ("＋44 7400 123456", nil), ("+٤٤٧٤٠٠١٢٣٤٥٦", nil),
            ("+44 7400 123456 ext. 12", nil),
            ("07400 123456 x12", "GB"), ("07400 123456;ext=12", "GB"), ("447400123456", nil), ("44 7400 123 456", nil),
            ("  +44 7400 123456\n", nil), ("Mobile: 07400 123456", "GB"), ("07400 123456 (home)", "GB"),
            ("07400123456 please text", "GB"), ("07400 123456 / 07400 123457", "GB"),
            ("07400 123456, 07400 123457", "GB"),
            ("+44 7400 123456\u{200B}", nil), ("\u{202A}+44 7400 123456\u{202C}", nil), ("(00) 44 7400 123456", nil),
        ] as [(String, String?)])
    func written(text: String, country: String?) {
        #expect(e164(text, country) == "+447400123456")
    }

    @Test("A number says all that its plan knows")
    func full() {
        let expected = PhoneNumber(
            e164: "+447400123456", national: "07400 123456", region: "GB", isPossible: true, isValid: true,
            lineType: .mobile)
        #expect(parser.parse("07400 123456", country: "GB") == .number(expected))
        #expect(expected.digits == "447400123456")
    }

    @Test(
        "The line type is the plan's",
        arguments: [
            ("+442079460018", LineType.landline), ("+447400123456", .mobile), ("+12125551234", .fixedLineOrMobile),
            ("+18003569377", .tollFree), ("+448712345678", .premiumRate), ("+4918012345", .sharedCost),
            ("+445612345678", .voip),
            ("+447012345678", .personalNumber), ("+447640123456", .pager), ("+445512345678", .uan),
            ("+870773111632", .satellite),
            ("+881612345678", .satellite), ("+80012345678", .tollFree),
        ])
    func lineTypes(text: String, expected: LineType) throws {
        let number = try #require(parser.parse(text, country: nil).parsed)
        #expect(number.lineType == expected)
        #expect(number.isValid)
    }

    @Test(
        "A number of no country has no region, and a part of a country has the country's",
        arguments: [
            ("+870773111632", nil), ("+80012345678", nil), ("+24762889", "SH"), ("+38343201234", "XK"),
            ("+12042345678", "CA"),
            ("+447400123456", "GB"), ("+447781123456", "GG"),
        ] as [(String, String?)])
    func region(text: String, expected: String?) throws {
        #expect(try #require(parser.parse(text, country: nil).parsed).region == expected)
    }

    @Test("A range that no plan knows is possible, not valid, and of no one country where several share the code")
    func unknownRange() throws {
        let number = try #require(parser.parse("+44 7700 900001", country: "GB").parsed)
        #expect(number.isPossible)
        #expect(!number.isValid)
        #expect(number.region == nil)
        #expect(number.lineType == nil)
        #expect(number.national == "07700 900001")
        #expect(try #require(parser.parse("+49 1511 234567", country: nil).parsed).region == "DE")
    }

    @Test("Letters stand for digits as on a keypad")
    func vanity() {
        #expect(e164("1-800-FLOWERS", "US") == "+18003569377")
        #expect(e164("+1 (800) FLOWERS") == "+18003569377")
    }

    @Test("An Italian number keeps its zero, and each country its own international prefix")
    func zeros() {
        #expect(e164("06 1234 567", "IT") == "+39061234567")
        #expect(e164("8~10 44 7400 123456", "RU") == "+447400123456")
        #expect(e164("010 44 7400 123456", "JP") == "+447400123456")
    }

    @Test("Bare digits without a country: twelve count if possible, eleven if valid, ten never")
    func bareDigits() {
        #expect(e164("447700900001") == "+447700900001")
        #expect(e164("33612345678") == "+33612345678")
        #expect(e164("12125551234") == "+12125551234")
        // New York, which would also read as a landline in Alexandria.
        #expect(e164("+2035550123") == "+2035550123")
        #expect(parser.parse("2035550123", country: nil) == .unreadable(.countryNeeded))
        #expect(parser.parse("99900000000", country: nil) == .unreadable(.countryNeeded))
    }

    @Test("With a country the digits are read there, and are not taken for another country's")
    func bareDigitsWithCountry() {
        // One digit too many for North Carolina, and a French mobile number if a plus sign stood before it.
        #expect(parser.parse("33612345678", country: "US").parsed?.e164 == "+133612345678")
        guard case .impossible = parser.parse("33612345678", country: "US") else {
            Issue.record("a number of eleven digits is not possible in the United States")
            return
        }
    }

    @Test(
        "A country that is none, or has no numbers, is no hint",
        arguments: ["ZZ", "", "Britain", "AQ", "001", "\0\0", "GBGBGBGBGBGB"])
    func ignoredHint(country: String) {
        #expect(e164("+44 7400 123456", country) == "+447400123456")
        #expect(parser.parse("07400 123456", country: country) == .unreadable(.countryNeeded))
    }

    @Test("Nothing and white space are a missing number", arguments: [nil, "", " ", "\t\n", "\u{3000}"])
    func missing(text: String?) {
        #expect(parser.parse(text, country: "GB") == .missing)
    }

    @Test(
        "What no number can be made of says why",
        arguments: [
            ("n/a", "GB", .noDigits), ("call me", "GB", .noDigits), ("+", nil, .noDigits), ("\0", nil, .noDigits),
            ("☎", nil, .noDigits), ("07400 123456", nil, .countryNeeded), ("+999 123456789", nil, .invalidCountryCode),
            ("+0 123456", "GB", .invalidCountryCode), ("+49 1", "DE", .tooShort), ("1", "GB", .tooShort),
            ("+4", nil, .tooShort),
            ("+441234567890123456789", nil, .tooLong), (String(repeating: "1", count: 251), "GB", .tooLong),
        ] as [(String, String?, PhoneInput.Problem)])
    func unreadable(text: String, country: String?, problem: PhoneInput.Problem) {
        #expect(parser.parse(text, country: country) == .unreadable(problem))
    }

    @Test(
        "A length that the country does not have, or only within one town, is impossible",
        arguments: [
            ("+44 7700", nil), ("+1 555 1234", nil), ("555 1234", "US"), ("0740012345678", "GB"), ("+49 15", "DE"),
        ]
            as [(String, String?)])
    func impossible(text: String, country: String?) throws {
        guard case .impossible(let number) = parser.parse(text, country: country) else {
            Issue.record("\(parser.parse(text, country: country))")
            return
        }
        #expect(!number.isPossible)
        #expect(!number.isValid)
        #expect(number.lineType == nil)
    }

    @Test("A text with a NUL inside is read whole, not cut at it")
    func nul() {
        #expect(e164("+44\u{0}7400123456") != "+44")
        #expect(parser.parse("07400\u{0}123456", country: "GB") == parser.parse("07400\u{0}123456", country: "GB"))
    }
}
