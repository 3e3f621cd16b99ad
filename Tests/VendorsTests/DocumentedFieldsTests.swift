import JSON
import SignupRisk
import Testing
import Vendors

/// No documented field is dropped: taking any of them out of a complete answer changes what the adapter says.
@Suite struct DocumentedFieldsTests {
    private static let carrier: JSONValue = [
        "network_code": "23410", "name": "A", "country": "GB", "network_type": "mobile",
    ]
    private static let vonage: JSONValue = [
        "status": 0, "status_message": "Success", "lookup_outcome": 0, "lookup_outcome_message": "Success",
        "request_id": "r-1", "international_format_number": "447700900001", "national_format_number": "07700 900001",
        "country_code": "GB", "country_code_iso3": "GBR", "country_name": "United Kingdom", "country_prefix": "44",
        "request_price": "0.03", "refund_price": "0.01", "remaining_balance": "5.00", "current_carrier": carrier,
        "original_carrier": carrier, "valid_number": "valid", "reachable": "reachable", "ported": "not_ported",
        "roaming": [
            "status": "roaming", "roaming_country_code": "FR", "roaming_network_code": "20801",
            "roaming_network_name": "B",
        ],
        "ip": ["address": "46.51.128.144", "ip_match_level": "country", "ip_country": "IE", "ip_city": "Dublin"],
        "ip_warnings": "no_warning",
        "caller_identity": [
            "caller_type": "consumer", "caller_name": "A B", "first_name": "A", "last_name": "B",
            "subscription_type": "prepaid",
        ],
        "caller_type": "consumer", "caller_name": "A B", "first_name": "A", "last_name": "B",
        "subscription_type": "postpaid", "real_time_data": ["active_status": "active", "handset_status": "On"],
    ]
    private static let transaction: JSONValue = [
        "risk_score": .number("75.5"), "valid_billing_address": true, "valid_shipping_address": false,
        "valid_billing_email": true, "valid_shipping_email": true, "leaked_billing_email": false,
        "leaked_shipping_email": false, "leaked_user_data": true, "risky_billing_phone": false,
        "risky_shipping_phone": false, "valid_billing_phone": true, "valid_shipping_phone": true,
        "billing_phone_carrier": "A", "shipping_phone_carrier": "B", "billing_phone_line_type": "VOIP",
        "shipping_phone_line_type": "Landline", "billing_phone_country": "US", "shipping_phone_country": "US",
        "billing_phone_country_code": 1, "shipping_phone_country_code": "1", "bin_country": "US",
        "risky_username": false, "is_prepaid_card": true, "fraudulent_behavior": false,
        "phone_name_identity_match": "Match", "phone_email_identity_match": "Mismatch",
        "phone_address_identity_match": "No Match", "email_name_identity_match": "Match",
        "name_address_identity_match": "Match", "address_email_identity_match": "Match",
    ]
    private static let ipQualityScore: JSONValue = [
        "success": true, "message": "Phone is valid.", "valid": true, "active": true, "formatted": "+447700900001",
        "local_format": "07700 900001", "fraud_score": 1, "recent_abuse": false, "VOIP": false, "prepaid": false,
        "risky": false, "carrier": "A", "line_type": "Mobile", "country": "GB", "region": "R", "city": "C",
        "zip_code": "Z", "dialing_code": 44, "active_status": "Active Line", "sms_domain": "d", "sms_email": "e",
        "associated_email_addresses": ["status": "found", "emails": ["a"]], "user_activity": "low", "mnc": "004",
        "mcc": "310", "leaked": false, "spammer": false, "do_not_call": false, "tcpa_blacklist": false, "name": "A B",
        "timezone": "Europe/London", "accurate_country_code": true, "request_id": "r-1",
        "number_recycling": [
            "message": "m", "recently_recycled": false, "last_ported_date": "2020-01-01", "ported": true,
        ],
        "identity_data": [["a": "b"]], "transaction_details": transaction,
    ]
    private static let provero: JSONValue = [
        "country": "Ireland", "regionName": "Leinster", "city": "Dublin", "zip": "D02", "lat": "53.3498",
        "lon": "-6.26031", "ip": "46.51.128.144", "distance": ["km": "0.0514", "mi": "0.0319"],
        "geoMatch": ["country": true, "city": true],
    ]
    private static let eko: JSONValue = [
        "status": 0, "response_status_id": 0, "message": "IP verification successful", "response_type_id": 1388,
        "data": [
            "ip_address": "46.51.128.144", "proxy_type": "None", "country_code": "IE", "country_name": "Ireland",
            "region_name": "Leinster", "city_name": "Dublin", "city_risk_score": "12", "proxy_type_risk_score": "0",
        ],
    ]
    private static let answers: [(vendor: String, body: JSONValue, fields: Int)] = [
        ("vonage", vonage, 52), ("ipqualityscore", ipQualityScore, 72), ("provero", provero, 13), ("eko", eko, 13),
    ]
    private static let query = VendorQuery(phone: Sample.phone, ip: Sample.ip, address: "Dublin")

    private static func outcome(_ vendor: String, _ body: JSONValue) -> VendorOutcome {
        Sample.adapter(vendor).outcome(String(decoding: body.serialized(), as: UTF8.self), to: query)
    }

    @Test("each documented field makes a difference to the answer", arguments: answers.indices)
    func differences(_ index: Int) {
        let (vendor, body, fields) = Self.answers[index]
        let whole = Self.outcome(vendor, body)
        #expect(whole.answer?.status == .ok)
        let paths = RandomJSON.paths(of: body)
        #expect(paths.count == fields)
        for path in paths {
            #expect(Self.outcome(vendor, body.without(path)) != whole, "\(path) is dropped")
        }
    }

    @Test("undocumented fields make none", arguments: answers.indices)
    func unknownFields(_ index: Int) {
        let (vendor, body, _) = Self.answers[index]
        var object = body.object ?? JSONObject()
        object["brand_new"] = ["a": [1, 2, 3]]
        #expect(Self.outcome(vendor, .object(object)) == Self.outcome(vendor, body))
    }
}

extension JSONValue {
    /// The object without the member at the end of the path.
    fileprivate func without(_ path: [String]) -> JSONValue {
        guard let name = path.first, var object else { return self }
        object[name] = path.count > 1 ? object[name]?.without(Array(path.dropFirst())) : Optional<JSONValue>.none
        return .object(object)
    }
}
