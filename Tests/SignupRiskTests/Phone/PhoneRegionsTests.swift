import SignupRisk
import Testing

@Suite("Calling codes")
struct PhoneRegionsTests {
    @Test("A calling code belongs to countries, the main one first")
    func countries() {
        #expect(PhoneNumberParser.countries(callingCode: 44) == ["GB", "GG", "IM", "JE"])
        #expect(PhoneNumberParser.countries(callingCode: 49) == ["DE"])
        #expect(PhoneNumberParser.countries(callingCode: 1).first == "US")
        #expect(PhoneNumberParser.countries(callingCode: 1).count == 25)
        #expect(PhoneNumberParser.countries(callingCode: 290) == ["SH"])
        #expect(PhoneNumberParser.countries(callingCode: 247) == ["SH"])
    }

    @Test("Nobody has a code that is not assigned to a country", arguments: [0, -1, 870, 999, Int.max, Int.min])
    func nobody(code: Int) {
        #expect(PhoneNumberParser.countries(callingCode: code).isEmpty)
    }

    @Test("A country has a calling code", arguments: [("GB", 44), ("uk", 44), ("US", 1), ("CA", 1), ("XK", 383)])
    func callingCode(country: String, code: Int) {
        #expect(PhoneNumberParser.callingCode(of: country) == code)
    }

    @Test("What is no country, or has no numbers, has none", arguments: ["", "ZZ", "AQ", "001", "\0"])
    func noCallingCode(country: String) {
        #expect(PhoneNumberParser.callingCode(of: country) == nil)
        #expect(PhoneNumberParser.example(country: country, type: .mobile) == nil)
    }

    @Test("A country has examples of the types its plan has")
    func examples() {
        #expect(PhoneNumberParser.example(country: "GB", type: .mobile) == "+447400123456")
        #expect(PhoneNumberParser.example(country: "GB", type: .satellite) == nil)
    }
}
