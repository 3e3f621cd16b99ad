import JSON
import SignupRisk
import Vendors

/// Everything that reads what others wrote, each behind one function that takes any bytes: for the fuzzer, and for the tests that
/// replay what it found. A reader may refuse; it may not trap, hang, or contradict itself.
package enum HostileReaders {
    /// Reads bytes; the first of them chooses the reader, so that a fuzzer finds its way to all of them.
    package static func read(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        switch choice % 8 {
        case 0: signup(rest, .auto)
        case 1: signup(rest, .cloudevents)
        case 2: document(rest)
        case 3: pointer(rest)
        case 4: rules(rest)
        default: answer(rest)
        }
    }

    private static func signup(_ bytes: [UInt8], _ format: SignupMapping.Format) {
        guard let pointers = pointers(["/event_id", "/phone", "/ip", "/country", "/address/0", "/a~1b/~0"]) else {
            return
        }
        let mapping = SignupMapping(
            format: format, id: pointers[0], phone: pointers[1], ip: pointers[2], country: pointers[3],
            address: pointers[4], occurredAt: pointers[5])
        let decoder = SignupDecoder(mapping: mapping, maximumBytes: 1 << 20)
        let decoded = bytes.withUnsafeBytes { decoder.decode(value: $0, headers: []) }
        guard case .signup(let signup) = decoded else { return }
        precondition((try? JSONValue(parsing: signup.object))?.object != nil, "a signup that is no object")
        let subject = LookupSubject(
            phone: PhoneNumberParser().parse(signup.phone, country: signup.country), ip: IPInput(parsing: signup.ip))
        _ = subject.hashValue
    }

    /// What is read and written again is the same.
    private static func document(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        let again = try? JSONValue(parsing: value.serialized())
        precondition(again == value, "a document that changes when it is written")
    }

    /// The bytes up to the first line feed are a pointer, the others the document it points into.
    private static func pointer(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let pointer = try? JSONPointer(String(decoding: parts[0], as: UTF8.self)) else {
            return
        }
        let document = Array(parts[1])
        let found = try? document.withUnsafeBufferPointer { try JSONSelection([pointer]).find(in: $0) }
        precondition((found != nil) == ((try? JSONValue(parsing: document)) != nil), "two readers that disagree")
    }

    private static func rules(_ bytes: [UInt8]) {
        guard let rules = try? RuleSet(yaml: bytes, source: "fuzz") else { return }
        let subject = LookupSubject(
            phone: PhoneNumberParser().parse("+447400123456", country: nil), ip: IPInput(parsing: nil))
        let assessment = Assessor(rules: rules).assess(subject, checks: [])
        precondition((0...100).contains(assessment.score), "a score beyond its bounds")
    }

    /// The first byte chooses the vendor, the second the HTTP status.
    private static func answer(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let adapter = adapters[Int(bytes[0]) % adapters.count]
        let status = [200, 200, 200, 400, 401, 402, 403, 404, 429, 500, 503, 509][Int(bytes[1]) % 12]
        let response = VendorResponse(
            status: status, headers: ["content-type": "application/json"], body: Array(bytes.dropFirst(2)))
        let query = VendorQuery(phone: "447700900001", ip: IPAddress(parsing: "46.51.128.144"))
        let attempt = VendorAttempt(number: 1, isRepeat: false, now: 1_700_000_000_000, reference: "fuzz-1")
        _ = adapter.interpret(response, to: query, attempt: attempt, now: attempt.now)
    }

    /// All four vendors, with made-up secrets.
    private static let adapters: [any VendorAdapter] = VendorRegistry.all.map { registration in
        let secrets = registration.keys.filter { $0.kind == .secret }.map {
            ($0.name, VendorParameters.Value.secret(Secret("s")))
        }
        let values = Dictionary(secrets) { first, _ in first }
        return registration.makeAdapter(VendorParameters(values: values, currency: registration.defaults.currency))
    }

    private static func pointers(_ texts: [String]) -> [JSONPointer]? {
        let pointers = texts.compactMap { try? JSONPointer($0) }
        return pointers.count == texts.count ? pointers : nil
    }
}
