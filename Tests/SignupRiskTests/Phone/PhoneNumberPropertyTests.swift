import SignupRisk
import TestSupport
import Testing

@Suite("Properties of phone number reading")
struct PhoneNumberPropertyTests {
    @Test("Every country's examples read as valid numbers of that country, and their E.164 form reads as itself")
    func examples() {
        let parser = PhoneNumberParser()
        var seen = 0
        for country in Country.codes.sorted() {
            // Canada's seven-digit 310 numbers are only dialled inside Canada, and are not possible from anywhere else.
            for type in LineType.allCases where !(country == "CA" && type == .uan) {
                guard let example = PhoneNumberParser.example(country: country, type: type) else { continue }
                guard case .number(let number) = parser.parse(example, country: nil) else {
                    Issue.record("\(country) \(type)")
                    continue
                }
                #expect(number.e164 == example)
                #expect(number.isValid && number.isPossible)
                #expect(number.lineType != nil)
                #expect(
                    number.region.map {
                        PhoneNumberParser.callingCode(of: $0) == PhoneNumberParser.callingCode(of: country)
                    } ?? true)
                #expect(parser.parse(number.e164, country: "US") == .number(number))
                // What is dialled at home is the same number.
                #expect(parser.parse(number.national, country: number.region).parsed?.e164 == example, "\(example)")
                seen += 1
            }
        }
        #expect(seen > 1000)
    }

    @Test("Digits of any length, read as a country's, give what reads as itself")
    func stable() {
        var generator = SeededGenerator(seed: 31)
        let countries = ["GB", "US", "IT", "DE", "BR", "IN", "CN", "AR", "MX", nil]
        for _ in 0..<10_000 {
            let length = Int.random(in: 1...18, using: &generator)
            let plus = Bool.random(using: &generator) ? "+" : ""
            let text = plus + String((0..<length).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
            let country = countries.randomElement(using: &generator) ?? nil
            guard case .number(let number) = PhoneNumberParser(capacity: 1).parse(text, country: country) else {
                continue
            }
            #expect(number.e164.hasPrefix("+"))
            #expect(number.digits.utf8.allSatisfy { (0x30...0x39).contains($0) })
            #expect(number.isPossible)
            #expect(number.isValid == (number.lineType != nil))
            if number.isValid {
                #expect(PhoneNumberParser(capacity: 1).parse(number.e164, country: nil) == .number(number))
            }
        }
    }

    @Test("A hundred thousand random texts are read or refused, and never trap")
    func anything() {
        let parser = PhoneNumberParser()
        var generator = SeededGenerator(seed: 32)
        let pieces: [String] =
            Array("0123456789012345678901234567890123456789 +-.()/,;~*#xX&%\0\n\u{7F}\u{85}\u{A0}").map(String.init) + [
                "+44", "+1", "00", "011", "tel:", ";phone-context=", ";phone-context=+", ";phone-context=example.com",
                ";ext=",
                ";isub=", "ext.", " ext ", "доб", "anexo", "１２", "٣", "𝟘", "＋", "é", "ß", "e\u{301}", "👩‍👩‍👧", "\u{FFFD}",
                "\u{202E}", "\u{FEFF}",
                "ABC", "flowers", "\u{10FFFF}", "²", "Ⅷ", "½",
            ]
        let countries = ["GB", "us", "UK", "ZZ", "", "IT", "AR", "\0", "日本", nil]
        for _ in 0..<100_000 {
            let text = (0..<Int.random(in: 0...24, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let country = countries.randomElement(using: &generator) ?? nil
            switch parser.parse(text, country: country) {
            case .missing, .unreadable: continue
            case .number(let number): #expect(number.isPossible)
            case .impossible(let number): #expect(!number.isPossible)
            }
        }
    }

    @Test("Texts around the longest one are read or refused")
    func longest() {
        let parser = PhoneNumberParser()
        for count in [63, 64, 65, 249, 250, 251, 10_000] {
            for filler in ["1", "+", " ", "é", "a", ";ext=1", "\0"] {
                let text = String(String(repeating: filler, count: count).prefix(count))
                if case .number = parser.parse("+447400123456" + text, country: nil) { #expect(filler != "1") }
            }
        }
    }

    @Test("Many threads get what one gets")
    func threads() async {
        let parser = PhoneNumberParser(capacity: 64)
        let texts = (0..<400).map { "07400 1\(String(10_000 + $0))" }
        let alone = texts.map { PhoneNumberParser(capacity: 1).parse($0, country: "GB") }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { texts.map { parser.parse($0, country: "GB") } == alone } }
            for await isSame in group { #expect(isSame) }
        }
    }
}
