import JSON
import SignupRisk
import Testing

@testable import Vendors

@Suite struct EkoEvidenceTests {
    private func answer(_ replacing: [String: JSONValue]) throws -> VendorAnswer {
        var data = JSONObject()
        for (name, value) in [
            ("ip_address", "46.51.128.144"), ("proxy_type", "None"), ("country_code", "IE"),
            ("country_name", "Ireland"),
            ("region_name", "Leinster"), ("city_name", "Dublin"), ("city_risk_score", "12"),
            ("proxy_type_risk_score", "0"),
        ] { data[name] = replacing[name] ?? .string(value) }
        let body: JSONValue = ["status": 0, "response_type_id": 1388, "data": .object(data)]
        return try #require(Sample.eko().outcome(String(decoding: body.serialized(), as: UTF8.self)).answer)
    }

    @Test("a whole answer reaches the evidence")
    func whole() throws {
        let answer = try answer([:])
        var expected = IPEvidence()
        expected.country = "IE"
        expected.region = "Leinster"
        expected.city = "Dublin"
        expected.proxyType = "None"
        expected.isProxy = false
        expected.cityRiskScore = 12
        expected.proxyRiskScore = 0
        #expect(answer.ip == expected)
        #expect(answer.detail("country_name") == "Ireland")
        #expect(answer.detail("response_type_id") == 1388)
    }

    @Test(
        "a field without a value makes the answer partial and is named",
        arguments: [
            ("country_code", "ip.country"), ("region_name", "ip.region"), ("city_name", "ip.city"),
            ("proxy_type", "ip.proxy_type"), ("city_risk_score", "ip.city_risk_score"),
            ("proxy_type_risk_score", "ip.proxy_risk_score"), ("ip_address", "ip.address"),
        ], ["", "-", "N/A", nil] as [String?])
    func missing(_ row: (String, String), _ value: String?) throws {
        let answer = try answer([row.0: value.map { .string($0) } ?? .null])
        #expect(answer.status == .partial)
        #expect(answer.missing == [row.1])
    }

    @Test("a score in words is unknown, and the word is kept")
    func words() throws {
        let answer = try answer(["city_risk_score": "Low", "proxy_type_risk_score": "Medium"])
        #expect(answer.status == .partial)
        #expect(answer.ip?.cityRiskScore == nil && answer.ip?.proxyRiskScore == nil)
        #expect(answer.detail("city_risk_score") == "Low")
        #expect(answer.detail("proxy_type_risk_score") == "Medium")
    }

    @Test(
        "every kind of connection is judged as the table says",
        arguments: [
            ("VPN", "VPN", true), ("tor", "TOR", true), ("PUB", "PUB", true), ("WEB", "WEB", true),
            ("RES", "RES", true),
            ("CPN", "CPN", true), ("EPN", "EPN", true), ("DCH", "DCH", false), ("SES", "SES", false),
            ("AIC", "AIC", false), ("None", "None", false), ("-", nil as String?, false), ("", nil, nil as Bool?),
            (" vpn ", "VPN", true), ("Residential Proxy", "RES", true), ("Data Center", "DCH", false),
            ("VPA", "VPA", nil),
            ("NOT SUPPORTED", nil, nil), ("INVALID IP ADDRESS", nil, nil), ("MISSING FILE", nil, nil),
            ("N/A", nil, nil),
        ])
    func proxyType(_ row: (String, String?, Bool?)) {
        let type = ProxyType(row.0)
        #expect(type.name == row.1)
        #expect(type.isProxy == row.2)
    }

    @Test("a kind that is not told is unknown")
    func noProxyType() {
        #expect(ProxyType(nil).name == nil && ProxyType(nil).isProxy == nil)
    }
}
