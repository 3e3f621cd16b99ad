import JSON
import SignupRisk
import Testing

@testable import Vendors

@Suite struct LenientTests {
    private func field(_ json: String) throws -> LenientFields {
        LenientFields(try JSONValue(parsing: Array("{\"x\":\(json)}".utf8)).object)
    }

    @Test(
        "a flag is a boolean, a number or a word",
        arguments: [
            ("true", true), ("\"true\"", true), ("1", true), ("\"1\"", true), ("\"YES\"", true), ("\" on \"", true),
            ("false", false), ("\"False\"", false), ("0", false), ("\"no\"", false), ("\"off\"", false),
            ("null", nil as Bool?), ("\"N/A\"", nil), ("2", nil), ("\"\"", nil), ("{}", nil), ("[true]", nil),
            ("\"Enterprise L4+ required.\"", nil),
        ])
    func flags(_ row: (String, Bool?)) throws {
        #expect(try field(row.0).flag("x") == row.1)
    }

    @Test(
        "text is text or a number, and never a word for absence",
        arguments: [
            ("\"a\"", "a"), ("\" a b \"", "a b"), ("12", "12"), ("\"004\"", "004"), ("\"N/A\"", nil as String?),
            ("\"n/a\"", nil), ("\"null\"", nil), ("\"-\"", nil), ("\"\"", nil), ("\"  \"", nil), ("\"Unknown\"", nil),
            ("null", nil), ("true", nil), ("[]", nil), ("{}", nil), ("\"Enterprise Plus or higher required.\"", nil),
            ("\"Enterprise Rent-A-Car\"", "Enterprise Rent-A-Car"), ("\"NA\"", "NA"),
        ])
    func text(_ row: (String, String?)) throws {
        #expect(try field(row.0).text("x") == row.1)
    }

    @Test(
        "an integer is a number or its text, rounded, and fits",
        arguments: [
            ("12", 12), ("\"12\"", 12), ("\"012\"", 12), ("12.4", 12), ("\"1e2\"", 100), ("-3", -3),
            ("1e30", nil as Int?), ("\"nan\"", nil), ("\"inf\"", nil), ("\"0x10\"", nil), ("\"12a\"", nil),
            ("\"Low\"", nil), ("true", nil), ("null", nil), ("\"9223372036854775808\"", nil), ("1e999", nil),
        ])
    func integers(_ row: (String, Int?)) throws {
        #expect(try field(row.0).integer("x") == row.1)
    }

    @Test("money is exact to ten decimals, and no fraction of two")
    func money() throws {
        #expect(try field("\"0.0060000000\"").money("x", "EUR")?.amount == "0.006")
        #expect(try field("0.1").money("x", "EUR")?.amount == "0.10")
        #expect(try field("1e-2").money("x", "EUR") == nil)
        #expect(try field("\"N/A\"").money("x", "EUR") == nil)
    }

    @Test("text that nobody would write is cut")
    func longText() throws {
        let long = String(repeating: "a", count: 10_000)
        #expect(try field("\"\(long)\"").text("x")?.count == 512)
        var details = VendorDetails()
        details.keep(["x"], of: try field(String(repeating: "9", count: 10_000)))
        #expect(details.collected().isEmpty)
    }

    @Test("details leave out what is not known, at any depth, and keep the rest as it is written")
    func details() throws {
        var details = VendorDetails()
        details.keep(["x"], of: try field(#"{"a":null,"b":"N/A","c":[null,"-",1.50],"d":{"e":""},"f":false}"#))
        #expect(details.collected() == Array(#"{"x":{"c":[1.50],"f":false}}"#.utf8))
    }

    @Test("an array of any length is kept to a bound")
    func longArray() throws {
        var details = VendorDetails()
        details.keep(["x"], of: try field("[\(Array(repeating: "1", count: 1000).joined(separator: ","))]"))
        #expect(try JSONValue(parsing: details.collected())["x"]?.array?.count == 32)
    }

    @Test(
        "a body is an object, a page, nothing, or not to be read",
        arguments: [
            ("{}", "object"), ("\u{FEFF}{\"a\":1}\r\n", "object"), (" \n\t", "empty"), ("", "empty"),
            ("<html>", "page"),
            ("\n <!DOCTYPE html>", "page"), ("[]", "unreadable"), ("{\"a\":", "unreadable"), ("null", "unreadable"),
            (String(repeating: "{\"a\":", count: 50) + "1" + String(repeating: "}", count: 50), "unreadable"),
        ])
    func bodies(_ row: (String, String)) {
        let kind =
            switch AnswerBody(Sample.response(200, row.0)) {
            case .object: "object"
            case .page: "page"
            case .empty: "empty"
            case .unreadable: "unreadable"
            }
        #expect(kind == row.1)
    }

    @Test("of a member that stands twice the last one counts")
    func duplicates() throws {
        let value = try JSONValue(parsing: Array(#"{"x":1,"x":2}"#.utf8))
        #expect(LenientFields(value.object).integer("x") == 2)
    }
}
