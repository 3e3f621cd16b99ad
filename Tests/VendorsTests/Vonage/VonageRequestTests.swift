import SignupRisk
import Testing
import Vendors

@Suite struct VonageRequestTests {
    private let gb = Sample.number("447700900001", region: "GB")
    private let us = Sample.number("12025550143", region: "US")

    private func plan(
        _ adapter: VonageAdapter = Sample.vonage(), phone: PhoneInput, ip: IPInput = .missing, country: String? = nil
    ) -> VendorPlan {
        adapter.plan(LookupSubject(phone: phone, ip: ip, country: country))
    }

    @Test("a number is asked about with the public address beside it")
    func phoneAndAddress() {
        #expect(
            plan(phone: gb, ip: .address(Sample.ip)) == .ask(VendorQuery(phone: "447700900001", ip: Sample.ip)))
    }

    @Test(
        "without a public address the number is asked about all the same",
        arguments: [
            IPInput.missing, .unreadable, .reserved(Sample.ip, SpecialPurposeRange(name: "private_use")),
        ])
    func phoneAlone(_ ip: IPInput) {
        #expect(plan(phone: gb, ip: ip) == .ask(VendorQuery(phone: "447700900001")))
    }

    @Test("the address stays here where configuration says so")
    func addressWithheld() {
        #expect(
            plan(Sample.vonage(sendIP: false), phone: gb, ip: .address(Sample.ip))
                == .ask(VendorQuery(phone: "447700900001")))
    }

    @Test("the stated country is no part of the lookup, so that it cannot contradict the number")
    func statedCountry() {
        #expect(plan(phone: gb, country: "FR") == .ask(VendorQuery(phone: "447700900001")))
    }

    @Test("the caller's name is only asked for numbers that can have one")
    func callerName() {
        let adapter = Sample.vonage(callerName: true)
        #expect(plan(adapter, phone: us) == .ask(VendorQuery(phone: "12025550143", options: "cnam=true")))
        #expect(plan(adapter, phone: gb) == .ask(VendorQuery(phone: "447700900001")))
        let request = adapter.request(
            for: VendorQuery(phone: "12025550143", options: "cnam=true"), attempt: Sample.attempt())
        #expect(request.url == "https://api.nexmo.com/ni/advanced/json?number=12025550143&cnam=true")
    }

    @Test("nothing is sent that cannot be looked up, and the check says why")
    func refusals() {
        let impossible = PhoneNumber(
            e164: "+441", national: "1", region: "GB", isPossible: false, isValid: false, lineType: nil)
        #expect(status(plan(phone: .missing)) == .missingInput)
        #expect(status(plan(phone: .impossible(impossible))) == .invalidInput)
        for problem in [
            PhoneInput.Problem.noDigits, .countryNeeded, .invalidCountryCode, .tooShort, .tooLong,
        ] {
            #expect(status(plan(phone: .unreadable(problem))) == .invalidInput)
        }
    }

    @Test("the credentials are in a header and never in the address")
    func credentials() {
        let request = Sample.vonage().request(for: Sample.query, attempt: Sample.attempt())
        #expect(request.method == .get)
        #expect(request.url == "https://api.nexmo.com/ni/advanced/json?number=447700900001&ip=46.51.128.144")
        #expect(request.body.isEmpty)
        #expect(
            request.headers.contains { $0 == ("authorization", "Basic YWJjZDEyMzQ6VEVTVF9TRUNSRVQ=") })
        #expect(!request.url.contains("abcd1234") && !request.url.contains("TEST_SECRET"))
    }

    @Test("an IPv6 address is escaped")
    func ipv6() throws {
        let address = try #require(Sample.address("2a00:1450:4009:80b::200e"))
        let request = Sample.vonage().request(
            for: VendorQuery(phone: Sample.phone, ip: address), attempt: Sample.attempt())
        #expect(request.url.hasSuffix("&ip=2a00%3A1450%3A4009%3A80b%3A%3A200e"))
    }

    private func status(_ plan: VendorPlan) -> CheckStatus? {
        if case .refuse(let status, let message) = plan, !message.isEmpty { status } else { nil }
    }
}
