import TestSupport
import Testing

@testable import SignupRisk

/// What stands between digits is taken out before the library sees a text, unless there is a letter in it.
@Suite("Punctuation within phone numbers")
struct PhonePunctuationTests {
    private static let marks = ["", "", "", " ", "-", ".", "(", ")", "  ", ") ", " (", " - "]

    /// The library drops words before a number, and with a word it is given the text as it stands.
    private func expectSame(_ text: String, region: String?) {
        #expect(
            PhoneLibrary.read(text, region: region) == PhoneLibrary.read("Tel: " + text, region: region),
            "\(text) \(region ?? "nowhere")")
    }

    @Test("Every country's examples, however they are punctuated or damaged, read as the library alone reads them")
    func examples() {
        var generator = SeededGenerator(seed: 33)
        for country in Country.codes.sorted() {
            for type in LineType.allCases {
                guard let example = PhoneNumberParser.example(country: country, type: type),
                    case .number(let number) = PhoneLibrary.read(example, region: nil)
                else { continue }
                for text in [number.e164, number.national] {
                    var punctuated = ""
                    for character in text {
                        punctuated += String(character) + (Self.marks.randomElement(using: &generator) ?? "")
                    }
                    var damaged = Array(punctuated)
                    damaged.remove(at: Int.random(in: damaged.indices, using: &generator))
                    for text in [punctuated, String(damaged), "(" + text, "-" + text + ".", "00" + text] {
                        expectSame(text, region: country)
                        expectSame(text, region: nil)
                    }
                }
            }
        }
    }

    @Test("Any digits and marks read as the library alone reads them")
    func anything() {
        var generator = SeededGenerator(seed: 34)
        let regions = ["GB", "US", "IT", "DE", "BR", "IN", "CN", "AR", "MX", "CA", "KZ", nil]
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 2...24, using: &generator)).map { _ in
                    "00112233445566778899+-.() ".randomElement(using: &generator) ?? "0"
                })
            guard text.contains(where: \.isNumber) else { continue }
            expectSame(text, region: regions.randomElement(using: &generator) ?? nil)
        }
    }
}
