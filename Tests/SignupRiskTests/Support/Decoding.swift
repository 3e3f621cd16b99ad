import JSON

@testable import SignupRisk

/// Decodes values for tests.
enum Decoding {
    static func mapping(_ format: SignupMapping.Format) throws -> SignupMapping {
        SignupMapping(
            format: format, id: try JSONPointer("/event_id"), phone: try JSONPointer("/phone"),
            ip: try JSONPointer("/ip"), country: try JSONPointer("/country"), address: try JSONPointer("/address"),
            occurredAt: try JSONPointer("/occurred_at"))
    }

    static func decode(
        _ value: [UInt8]?, headers: [SignupHeader] = [], format: SignupMapping.Format = .auto,
        mapping: SignupMapping? = nil, maximumBytes: Int = 1_048_576
    ) -> DecodedSignup {
        guard let mapping = mapping ?? (try? Self.mapping(format)) else { return .tombstone }
        let decoder = SignupDecoder(mapping: mapping, maximumBytes: maximumBytes)
        guard let value else { return decoder.decode(value: nil, headers: headers) }
        return value.withUnsafeBytes { decoder.decode(value: $0, headers: headers) }
    }

    /// The signup of a text; `nil` where it is none.
    static func signup(
        _ text: String, headers: [SignupHeader] = [], format: SignupMapping.Format = .auto,
        mapping: SignupMapping? = nil
    ) -> Signup? {
        let decoded = decode(Array(text.utf8), headers: headers, format: format, mapping: mapping)
        if case .signup(let signup) = decoded { return signup }
        return nil
    }

    /// Why a value is no signup; `nil` where it is one.
    static func problem(
        _ value: [UInt8], headers: [SignupHeader] = [], format: SignupMapping.Format = .auto,
        maximumBytes: Int = 1_048_576
    ) -> (reason: UndecodableReason, message: String)? {
        let decoded = decode(value, headers: headers, format: format, maximumBytes: maximumBytes)
        if case .undecodable(let reason, let message) = decoded { return (reason, message) }
        return nil
    }
}
