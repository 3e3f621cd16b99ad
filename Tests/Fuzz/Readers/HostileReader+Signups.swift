import JSON
import SignupRisk

extension HostileReader {
    /// The first byte chooses the format, the first part is the value, the others are headers.
    static func signup(_ bytes: [UInt8]) {
        guard let choice = bytes.first,
            let pointers = pointers(["/event_id", "/phone", "/ip", "/country", "/address/0", "/a~1b/~0"])
        else { return }
        let parts = parts(Array(bytes.dropFirst()))
        let headers = headers(parts.dropFirst()).map { SignupHeader(name: $0.name, value: $0.value) }
        let mapping = SignupMapping(
            format: choice % 2 == 0 ? .auto : .cloudevents, id: pointers[0], phone: pointers[1], ip: pointers[2],
            country: pointers[3], address: pointers[4], occurredAt: pointers[5])
        let decoder = SignupDecoder(mapping: mapping, maximumBytes: 1 << 20)
        let decoded = Array(parts[0]).withUnsafeBytes { decoder.decode(value: $0, headers: headers) }
        guard case .signup(let signup) = decoded else { return }
        precondition((try? JSONValue(parsing: signup.object))?.object != nil, "a signup that is no object")
        let subject = LookupSubject(
            phone: PhoneNumberParser().parse(signup.phone, country: signup.country), ip: IPInput(parsing: signup.ip))
        _ = subject.hashValue
    }

    /// What is read and written again is the same.
    static func document(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        let again = try? JSONValue(parsing: value.serialized())
        precondition(again == value, "a document that changes when it is written")
    }

    /// The bytes up to the first line feed are a pointer, the others the document it points into.
    static func pointer(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let pointer = try? JSONPointer(String(decoding: parts[0], as: UTF8.self)) else {
            return
        }
        let document = Array(parts[1])
        let found = try? document.withUnsafeBufferPointer { try JSONSelection([pointer]).find(in: $0) }
        precondition((found != nil) == ((try? JSONValue(parsing: document)) != nil), "two readers that disagree")
    }

    private static func pointers(_ texts: [String]) -> [JSONPointer]? {
        let pointers = texts.compactMap { try? JSONPointer($0) }
        return pointers.count == texts.count ? pointers : nil
    }
}
