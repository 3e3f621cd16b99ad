import JSON
import SignupRisk
import Testing
import Vendors

@Suite struct IPQualityScoreEvidenceTests {
    private func answer(_ members: String) throws -> VendorAnswer {
        let outcome = Sample.ipQualityScore().outcome("{\"success\":true,\"valid\":true,\(members)}")
        return try #require(outcome.answer)
    }

    @Test(
        "the line's type is read in all its words, in any case",
        arguments: [
            ("Toll Free", LineType.tollFree), ("Mobile", .mobile), ("Wireless", .mobile),
            ("Wireless / Mobile", .mobile),
            ("Landline", .landline), ("Satellite", .satellite), ("VOIP", .voip), ("VoIP", .voip),
            ("Premium Rate", .premiumRate), ("Pager", .pager), ("N/A", nil as LineType?), ("Quantum", nil),
        ])
    func lineType(_ row: (String, LineType?)) throws {
        let answer = try answer("\"line_type\":\"\(row.0)\"")
        #expect(answer.phone?.lineType == row.1)
        #expect(answer.detail("line_type") == (row.0 == "N/A" ? nil : .string(row.0)))
    }

    @Test("absence is nil in every field, and false is not absence")
    func absence() throws {
        let answer = try answer(
            """
            "active":null,"VOIP":"N/A","prepaid":false,"risky":"false","recent_abuse":0,"carrier":"N/A","country":"N/A",
            "region":"","city":"-","zip_code":null,"fraud_score":null,"dialing_code":null,"name":"N/A"
            """)
        var expected = PhoneEvidence()
        expected.valid = true
        expected.prepaid = false
        expected.risky = false
        expected.recentAbuse = false
        #expect(answer.phone == expected)
        #expect(answer.details.isEmpty)
    }

    @Test("text that advertises a plan is no value, and says which fields the plan lacks")
    func planGated() throws {
        let answer = try answer(
            """
            "active":"Enterprise L4+ required.","carrier":"Enterprise Plus or higher required.","line_type":"VOIP",
            "active_status":"Disabled for performance. Contact support for further assistance.","fraud_score":3,
            "name":"Enterprise L4+ required.","region":"Enterprise Plus or higher required.","leaked":"Enterprise L4+ required."
            """)
        #expect(answer.status == .partial)
        #expect(answer.missing == ["phone.active", "phone.carrier"])
        #expect(answer.phone?.region == nil)
        #expect(answer.detail("active_status") == nil && answer.detail("name") == nil)
        #expect(answer.detail("plan_gated") == ["active_status", "leaked", "name"])
    }

    @Test(
        "a country is told in either spelling",
        arguments: [("GB", "GB"), ("UK", "GB"), ("us", "US"), ("N/A", nil as String?), ("Narnia", nil)])
    func country(_ row: (String, String?)) throws {
        #expect(try answer("\"fraud_score\":0,\"country\":\"\(row.0)\"").phone?.country == row.1)
    }

    @Test(
        "a score is a whole number of 0 to 100",
        arguments: [
            ("0", 0), ("100", 100), ("\"85\"", 85), ("85.0", 85), ("101", nil as Int?), ("-1", nil), ("\"Low\"", nil),
            ("1e999", nil), ("true", nil),
        ])
    func score(_ row: (String, Int?)) throws {
        #expect(try answer("\"fraud_score\":\(row.0)").phone?.fraudScore == row.1)
    }

    @Test("leading zeros of network codes survive")
    func networkCodes() throws {
        let answer = try answer(#""mnc":"004","mcc":"310""#)
        #expect(answer.detail("mnc") == "004")
        #expect(answer.detail("mcc") == "310")
    }

    @Test("porting is told by the recycling object, where there is one")
    func ported() throws {
        #expect(try answer(#""number_recycling":{"ported":true}"#).phone?.ported == true)
        #expect(try answer(#""number_recycling":"N/A""#).phone?.ported == nil)
    }
}
