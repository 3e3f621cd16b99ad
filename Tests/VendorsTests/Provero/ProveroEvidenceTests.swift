import JSON
import SignupRisk
import Testing
import Vendors

@Suite struct ProveroEvidenceTests {
    private func answer(_ members: String, address: String? = "Dublin") throws -> VendorAnswer {
        let body = "{\"country\":\"Ireland\",\"ip\":\"46.51.128.144\",\(members)}"
        let outcome = Sample.provero().outcome(body, to: VendorQuery(ip: Sample.ip, address: address))
        return try #require(outcome.answer)
    }

    @Test("the country's English name becomes its code")
    func country() throws {
        let answer = try answer("\"city\":\"Dublin\"")
        #expect(answer.ip?.country == "IE")
        #expect(answer.detail("country") == "Ireland")
    }

    @Test("coordinates are read from text and from numbers, within the Earth's bounds")
    func coordinates() throws {
        let text = try answer(#""lat":"53.3498","lon":"-6.26031""#)
        #expect(text.ip?.latitude == 53.3498 && text.ip?.longitude == -6.26031)
        let number = try answer(#""lat":53.3498,"lon":-6.2603"#)
        #expect(number.ip?.latitude == 53.3498 && number.ip?.longitude == -6.2603)
        let nonsense = try answer(#""lat":"91","lon":"nan""#)
        #expect(nonsense.ip?.latitude == nil && nonsense.ip?.longitude == nil)
    }

    @Test(
        "a distance is a number, text, or only given in miles",
        arguments: [
            (#"{"km":0.0514,"mi":0.0319}"#, 0.0514), (#"{"km":"0.051"}"#, 0.051), (#"{"mi":"1"}"#, 1.609344),
            (#"{"km":-1}"#, nil as Double?), ("[]", nil), ("\"near\"", nil), ("null", nil),
        ])
    func distance(_ row: (String, Double?)) throws {
        #expect(try answer("\"distance\":\(row.0)").match?.addressDistanceKilometres == row.1)
    }

    @Test("a negative match is a result")
    func negativeMatch() throws {
        let match = try answer(#""geoMatch":{"country":false,"city":"false"}"#).match
        #expect(match?.addressCountry == false && match?.addressCity == false)
    }

    @Test("without a stated address there is no match evidence, whatever the answer holds")
    func noMatch() throws {
        #expect(try answer(#""geoMatch":{"country":true,"city":true}"#, address: nil).match == nil)
    }

    @Test("the echo of an IPv6 address counts however it is spelled")
    func ipv6Echo() throws {
        let ip = try #require(Sample.address("2a00:1450:4009:80b::200e"))
        let body = #"{"country":"Ireland","city":"Dublin","ip":"2A00:1450:4009:080B:0:0:0:200E"}"#
        #expect(Sample.provero().outcome(body, to: VendorQuery(ip: ip)).classification == "ok")
    }
}
