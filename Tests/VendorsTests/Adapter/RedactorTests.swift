import JSON
import SignupRisk
import TestSupport
import Testing
import Vendors

@Suite struct RedactorTests {
    private let redactor = Redactor(
        query: VendorQuery(phone: "447700900001", ip: Sample.ip, address: "12 Example Street, Dublin"),
        secrets: [Secret("s3cr3t-key"), Secret("example.com")])

    @Test(
        "what is known or looks personal is taken out",
        arguments: [
            ("Not valid number format detected [ 07999999999 ]", "Not valid number format detected [ [number] ]"),
            ("number 447700900001 refused", "number [redacted] refused"),
            ("number +44 7700 900 001 refused", "number [number] refused"),
            ("call (202) 555-0143 now", "call [number] now"), ("ip=46.51.128.144", "ip=[redacted]"),
            ("from 8.8.8.8:443", "from [ip]"), ("from 2001:db8::1.", "from [ip]"), ("fe80::1%eth0 was", "[ip] was"),
            ("mail a.b@example.org please", "mail [email] please"),
            ("key S3CR3T-KEY is wrong", "key [redacted] is wrong"),
            ("at 12 example street, dublin it is", "at [redacted] it is"),
            ("token eyJhbGciOiJIUzI1NiJ9abcdef12", "token [token]"), ("１２３４５６７８９", "[number]"),
            ("a\u{0}b\nc\td", "a b c d"), ("You have exceeded 200 per day.", "You have exceeded 200 per day."),
        ])
    func messages(_ row: (String, String)) {
        #expect(redactor.redact(row.0) == row.1)
    }

    @Test("a message is bounded, and nothing is nothing")
    func bounds() {
        #expect(redactor.redact(String(repeating: "word ", count: 1000))?.count == Redactor.longestMessage)
        #expect(redactor.redact(nil) == nil)
        #expect(redactor.redact(" \n ") == nil)
    }

    @Test("an identifier is a plain token without the input")
    func identifiers() {
        #expect(redactor.identifier("0aad8f5f-1ff4-404b-9dc2-6fc47737a668") == "0aad8f5f-1ff4-404b-9dc2-6fc47737a668")
        for text in ["id 1", "x-447700900001", "", "ä", "S3CR3T-KEY", String(repeating: "a", count: 65)] {
            #expect(redactor.identifier(text) == nil)
        }
    }

    @Test("random words around the input never leak it")
    func randomMessages() {
        var generator = SeededGenerator(seed: 11)
        let leaks = ["447700900001", "46.51.128.144", "12 Example Street, Dublin", "s3cr3t-key", "example.com"]
        let glue = ["", " ", "[", "\"", "=", ":", "/", "é", "\u{0}", ",", "(", "_", "number ", "%", "\n", "1", "7"]
        for _ in 0..<3000 {
            var message = ""
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                message += glue.randomElement(using: &generator) ?? ""
                message += leaks.randomElement(using: &generator) ?? ""
            }
            let redacted = redactor.redact(message) ?? ""
            for leak in leaks { #expect(!redacted.lowercased().contains(leak.lowercased()), "\(message)") }
        }
    }
}
