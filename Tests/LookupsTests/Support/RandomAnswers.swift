import JSON
import SignupRisk
import TestSupport

/// Answers with any content at all.
struct RandomAnswers {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next() -> VendorAnswer {
        VendorAnswer(
            vendor: VendorName(rawValue: text()), status: pick([.ok, .partial, .invalidInput]),
            observedAt: Int64.random(in: .min ... .max, using: &generator), phone: maybe { $0.phone() },
            ip: maybe { $0.ip() }, match: maybe { $0.match() }, missing: (0..<int(0..<4)).map { _ in text() },
            vendorStatus: maybe { $0.text() }, message: maybe { $0.text() }, requestID: maybe { $0.text() },
            cost: maybe { $0.money() }, balance: maybe { $0.money() }, details: details())
    }

    private mutating func phone() -> PhoneEvidence {
        var phone = PhoneEvidence()
        phone.valid = maybe { $0.bool() }
        phone.active = maybe { $0.bool() }
        phone.reachable = maybe { $0.bool() }
        phone.lineType = maybe { $0.pick(LineType.allCases) }
        phone.voip = maybe { $0.bool() }
        phone.prepaid = maybe { $0.bool() }
        phone.ported = maybe { $0.bool() }
        phone.roaming = maybe { $0.bool() }
        phone.roamingCountry = maybe { $0.text() }
        phone.carrier = maybe { $0.text() }
        phone.country = maybe { $0.text() }
        phone.region = maybe { $0.text() }
        phone.city = maybe { $0.text() }
        phone.zip = maybe { $0.text() }
        phone.fraudScore = maybe { $0.int(Int.min..<Int.max) }
        phone.recentAbuse = maybe { $0.bool() }
        phone.risky = maybe { $0.bool() }
        return phone
    }

    private mutating func ip() -> IPEvidence {
        var ip = IPEvidence()
        ip.country = maybe { $0.text() }
        ip.region = maybe { $0.text() }
        ip.city = maybe { $0.text() }
        ip.zip = maybe { $0.text() }
        ip.latitude = maybe { $0.number() }
        ip.longitude = maybe { $0.number() }
        ip.proxyType = maybe { $0.text() }
        ip.isProxy = maybe { $0.bool() }
        ip.cityRiskScore = maybe { $0.int(0..<101) }
        ip.proxyRiskScore = maybe { $0.int(0..<101) }
        return ip
    }

    private mutating func match() -> MatchEvidence {
        var match = MatchEvidence()
        match.vendorIPMatchLevel = maybe { $0.text() }
        match.addressCountry = maybe { $0.bool() }
        match.addressCity = maybe { $0.bool() }
        match.addressDistanceKilometres = maybe { $0.number() }
        return match
    }

    private mutating func money() -> Money {
        Money(
            units: Int128(int(Int.min..<Int.max)) * Int128(int(1..<1_000_000)), currency: pick(["EUR", "INR", "USD"]))
    }

    private mutating func details() -> [UInt8] {
        let object = object(depth: 0)
        return object.isEmpty ? [] : JSONValue.object(object).serialized()
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<int(0..<5) { object[text()] = value(depth: depth + 1) }
        return object
    }

    private mutating func value(depth: Int) -> JSONValue {
        switch int(0..<(depth < 4 ? 7 : 5)) {
        case 0: .null
        case 1: .bool(bool())
        case 2: .number(pick(["0", "-1", "0.0600000000", "1e400", "12345678901234567890123", "-0.0"]))
        case 3, 4: .string(text())
        case 5: .array((0..<int(0..<4)).map { _ in value(depth: depth + 1) })
        default: .object(object(depth: depth + 1))
        }
    }

    private mutating func text() -> String {
        let pieces = ["", "a", "Zürich", "\"", "\\", "\n", "\u{0}", "\u{7f}", "👩‍👩‍👧", "null", "한국", "/", "0"]
        return (0..<int(0..<6)).map { _ in pick(pieces) }.joined()
    }

    private mutating func number() -> Double {
        pick([
            0, -0.1, 51.5074, 1e-300, 1e300, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -180, 1e15, 0.051,
        ])
    }

    private mutating func bool() -> Bool { Bool.random(using: &generator) }
    private mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0..<elements.count)] }
    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { bool() ? make(&self) : nil }
}
