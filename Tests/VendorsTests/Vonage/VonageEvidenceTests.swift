import JSON
import SignupRisk
import Testing
import Vendors

@Suite struct VonageEvidenceTests {
    private func answer(_ members: String, ip: IPAddress? = nil) throws -> VendorAnswer {
        let body = "{\"status\":0,\"valid_number\":\"valid\"\(members.isEmpty ? "" : ",")\(members)}"
        let outcome = Sample.vonage().outcome(body, to: VendorQuery(phone: Sample.phone, ip: ip))
        return try #require(outcome.answer)
    }

    @Test(
        "validity is read in all its words",
        arguments: [
            ("valid", true), ("inferred", true), ("not_valid", false), ("inferred_not_valid", false),
            ("unknown", nil as Bool?), ("new_word", nil),
        ])
    func validity(_ row: (String, Bool?)) throws {
        let body = "{\"status\":0,\"valid_number\":\"\(row.0)\",\"current_carrier\":{\"name\":\"A\"}}"
        let answer = try #require(Sample.vonage().outcome(body, to: VendorQuery(phone: Sample.phone)).answer)
        #expect(answer.phone?.valid == row.1)
    }

    @Test(
        "reachability is read in all its words",
        arguments: [
            ("\"reachable\"", true), ("\"undeliverable\"", false), ("\"absent\"", false), ("\"bad_number\"", false),
            ("\"blacklisted\"", nil as Bool?), ("\"unknown\"", nil), ("null", nil), ("\"null\"", nil), ("7", nil),
        ])
    func reachability(_ row: (String, Bool?)) throws {
        #expect(try answer("\"reachable\":\(row.0)").phone?.reachable == row.1)
    }

    @Test(
        "porting is read in all its words",
        arguments: [
            ("ported", true), ("assumed_ported", true), ("not_ported", false), ("assumed_not_ported", false),
            ("unknown", nil as Bool?), ("null", nil),
        ])
    func porting(_ row: (String, Bool?)) throws {
        #expect(try answer("\"ported\":\"\(row.0)\"").phone?.ported == row.1)
    }

    @Test(
        "the network's type is read in all its words",
        arguments: [
            ("mobile", LineType.mobile), ("landline", .landline), ("landline_premium", .premiumRate),
            ("landline_tollfree", .tollFree), ("virtual", .virtual), ("pager", .pager), ("unknown", nil as LineType?),
            ("null", nil),
        ])
    func networkType(_ row: (String, LineType?)) throws {
        #expect(try answer("\"current_carrier\":{\"network_type\":\"\(row.0)\"}").phone?.lineType == row.1)
    }

    @Test(
        "roaming is read as an object, a word, null and an empty array",
        arguments: [
            (#"{"status":"roaming","roaming_country_code":"FR","roaming_network_code":20801}"#, true, "FR"),
            (#"{"status":"not_roaming"}"#, false, nil as String?), (#"{"status":"unknown"}"#, nil as Bool?, nil),
            (#""unknown""#, nil, nil), (#""not_roaming""#, false, nil), ("null", nil, nil), ("[]", nil, nil),
        ])
    func roaming(_ row: (String, Bool?, String?)) throws {
        let phone = try answer("\"roaming\":\(row.0)").phone
        #expect(phone?.roaming == row.1)
        #expect(phone?.roamingCountry == row.2)
    }

    @Test(
        "carriers may be objects, null, absent or full of nulls",
        arguments: [
            "", "\"current_carrier\":null", "\"current_carrier\":\"unknown\"",
            "\"current_carrier\":{\"network_code\":null,\"name\":null,\"country\":null,\"network_type\":null}",
        ])
    func noCarrier(_ members: String) throws {
        let answer = try answer(members)
        #expect(answer.phone?.carrier == nil)
        #expect(answer.detail("current_carrier") == nil)
    }

    @Test("activity and subscription come from the optional objects, and from the flat spelling")
    func optionalObjects() throws {
        let nested = try answer(
            #""real_time_data":{"active_status":"true","handset_status":"On"},"caller_identity":{"subscription_type":"prepaid"}"#
        )
        #expect(nested.phone?.active == true)
        #expect(nested.phone?.prepaid == true)
        let flat = try answer(#""real_time_data":{"active_status":"inactive"},"subscription_type":"postpaid""#)
        #expect(flat.phone?.active == false)
        #expect(flat.phone?.prepaid == false)
        #expect(try answer(#""real_time_data":{"active_status":"null"}"#).phone?.active == nil)
    }

    @Test("the match level is the vendor's word, and the address's country is its own evidence")
    func match() throws {
        let answer = try answer(
            #""country_code":"GB","ip":{"address":"46.51.128.144","ip_match_level":"mismatch","ip_country":"IE","ip_city":""}"#,
            ip: Sample.ip)
        #expect(answer.status == .ok)
        #expect(answer.match?.vendorIPMatchLevel == "mismatch")
        #expect(answer.ip?.country == "IE")
        #expect(answer.ip?.city == nil)
        #expect(answer.phone?.country == "GB")
    }

    @Test(
        "the cost is the price less the refund, as exact decimals",
        arguments: [
            (#""request_price":"0.03000000""#, "0.03"), (#""request_price":0.03"#, "0.03"),
            (#""request_price":"0.04","refund_price":"0.01000000""#, "0.03"),
            (#""request_price":"0.03","refund_price":"0.05""#, "0.00"), ("", nil as String?),
            (#""request_price":"free""#, nil), (#""request_price":"0.0300000001""#, "0.0300000001"),
        ])
    func cost(_ row: (String, String?)) throws {
        let cost = try answer(row.0).cost
        #expect(cost?.amount == row.1)
        #expect(cost.map { $0.currency == "EUR" } ?? true)
    }

    @Test("the balance is kept as it is told")
    func balance() throws {
        #expect(try answer(#""remaining_balance":"4.97""#).balance?.amount == "4.97")
        #expect(try answer(#""remaining_balance":null"#).balance == nil)
    }

    @Test("an identifier that repeats the input is not kept")
    func requestID() throws {
        #expect(try answer(#""request_id":"0aad8f5f-1ff4""#).requestID == "0aad8f5f-1ff4")
        #expect(try answer("\"request_id\":\"id-\(Sample.phone)\"").requestID == nil)
    }
}
