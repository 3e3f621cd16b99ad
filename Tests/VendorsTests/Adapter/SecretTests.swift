import Testing

@testable import Vendors

@Suite struct SecretTests {
    @Test("a secret shows itself in no way of printing it")
    func masked() {
        let secret = Secret("s3cr3t\n")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])", dumped] {
            #expect(!text.contains("s3cr3t"))
        }
        #expect(secret.revealed == "s3cr3t")
        #expect(secret == Secret(" s3cr3t "))
        #expect(Secret(" ").isEmpty)
    }

    @Test("neither do the settings and parameters that hold it")
    func inside() {
        let parameters = VendorParameters(values: ["apiKey": .secret(Secret("s3cr3t"))], currency: "EUR")
        var dumped = ""
        dump(parameters, to: &dumped)
        dump(Sample.eko().settings, to: &dumped)
        #expect(!dumped.contains("s3cr3t") && !dumped.contains("TEST_ACCESS_KEY"))
    }

    @Test(
        "a base address is absolute and has neither query nor user",
        arguments: [
            ("https://api.nexmo.com", "https://api.nexmo.com"), (" https://a.b/c// ", "https://a.b/c"),
            ("http://127.0.0.1:8080/ekoapi", "http://127.0.0.1:8080/ekoapi"), ("HTTPS://a.b", "https://a.b"),
            ("", nil as String?), ("api.nexmo.com", nil), ("ftp://a", nil), ("https://", nil), ("https:///x", nil),
            ("https://a?b", nil), ("https://a#b", nil), ("https://u@a", nil), ("https://a b", nil),
            ("https://:80", nil),
        ])
    func baseURL(_ row: (String, String?)) {
        #expect(BaseURL(row.0)?.description == row.1)
    }

    @Test("everything but the unreserved characters is escaped")
    func percentEncoding() {
        #expect(PercentEncoding.encode("aZ9-._~ +&=%/ä") == "aZ9-._~%20%2B%26%3D%25%2F%C3%A4")
        #expect(PercentEncoding.form([("a[]", "b c"), ("d", "")]) == Array("a%5B%5D=b%20c&d=".utf8))
    }
}
