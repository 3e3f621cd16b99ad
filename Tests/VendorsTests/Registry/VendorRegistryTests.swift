import SignupRisk
import Testing

@testable import Vendors

@Suite struct VendorRegistryTests {
    private func parameters(_ registration: VendorRegistration, secrets: String = "given") -> VendorParameters {
        var values: [String: VendorParameters.Value] = [:]
        for key in registration.keys {
            switch key.kind {
            case .secret: values[key.name] = .secret(Secret(secrets))
            case .text: values[key.name] = .text("given")
            case .url, .flag, .integer: break
            }
        }
        return VendorParameters(values: values, currency: registration.defaults.currency)
    }

    @Test("the four vendors serve the checks that the contract lists them under")
    func checks() {
        let checks = VendorRegistry.all.map { "\($0.name): \($0.check)" }
        #expect(checks == ["vonage: phone", "ipqualityscore: phone", "provero: ip", "eko: ip"])
    }

    @Test("each has the configuration keys and defaults of the contract")
    func keys() {
        let expected: [String: [String]] = [
            "vonage": ["baseUrl=https://api.nexmo.com", "apiKey=*", "apiSecret=*", "sendIp=true", "callerName=false"],
            "ipqualityscore": [
                "baseUrl=https://www.ipqualityscore.com", "integration=", "key=*", "secret=*", "strictness=0",
            ],
            "provero": ["baseUrl=https://api.provero.io", "apiToken=*", "geoMatch=true"],
            "eko": [
                "baseUrl=https://staging.eko.in/ekoapi", "developerKey=*", "accessKey=*", "initiatorId=*", "userCode=*",
            ],
        ]
        for registration in VendorRegistry.all {
            let keys = registration.keys.map { key in
                switch key.kind {
                case .text(let value), .url(let value): "\(key.name)=\(value)"
                case .flag(let value): "\(key.name)=\(value)"
                case .integer(let value, _): "\(key.name)=\(value)"
                case .secret: "\(key.name)=*"
                }
            }
            #expect(keys == expected[registration.name.rawValue])
        }
    }

    @Test("the adapter that is made is the one registered", arguments: ["vonage", "ipqualityscore", "provero", "eko"])
    func makes(_ name: String) throws {
        let registration = try #require(VendorRegistry.registration(named: VendorName(rawValue: name)))
        #expect(registration.problems(in: parameters(registration)).isEmpty)
        let adapter = registration.makeAdapter(parameters(registration))
        #expect(adapter.name.rawValue == name)
        #expect(adapter.check == registration.check)
    }

    @Test("an unknown vendor is none")
    func unknown() {
        #expect(VendorRegistry.registration(named: VendorName(rawValue: "fifth")) == nil)
    }

    @Test("every problem is named by its key, and no value is repeated")
    func problems() {
        let nothing = VendorParameters(values: [:], currency: "EUR")
        let names = VendorRegistration.eko.problems(in: nothing).map(\.key.name)
        #expect(names == ["developerKey", "accessKey", "initiatorId", "userCode"])
        let bad = VendorParameters(
            values: [
                "baseUrl": .text("nowhere"), "integration": .text("a\u{7}b"), "key": .secret(Secret("a\nb")),
                "strictness": .integer(3),
            ], currency: "USD")
        let problems = VendorRegistration.ipQualityScore.problems(in: bad)
        #expect(problems.map(\.key.name) == ["baseUrl", "integration", "key", "secret", "strictness"])
        #expect(!problems.contains { $0.problem.contains("nowhere") || $0.problem.contains("a\nb") })
    }

    @Test("a parameter that is not given has its default, and a bad address the documented one")
    func defaults() {
        let nothing = VendorParameters(values: ["baseUrl": .text("nowhere")], currency: "EUR")
        let keys = VendorRegistration.vonage.keys
        #expect(nothing.url(keys[0]).description == "https://api.nexmo.com")
        #expect(nothing.secret(keys[1]).isEmpty)
        #expect(nothing.flag(keys[3]) && !nothing.flag(keys[4]))
        #expect(nothing.reloader(keys[1])() == nil)
    }

    @Test("a call's time is longer than the vendor's own worst case, and shorter than an event's")
    func timeouts() {
        #expect(VendorRegistration.vonage.defaults.timeout > .seconds(15))
        for registration in VendorRegistry.all { #expect(registration.defaults.timeout < .seconds(20)) }
    }
}
