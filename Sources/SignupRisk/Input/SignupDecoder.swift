import JSON

/// Reads signups: one pass over a value checks all of it and finds the mapped fields; nothing else is decoded.
package struct SignupDecoder: Sendable {
    /// Nesting allowed in an input; the risk event that embeds it stays within what other readers take.
    static let maximumDepth = 100

    let mapping: SignupMapping
    let maximumBytes: Int
    /// The mapped fields of a signup that stands by itself, and the member that gives a CloudEvent away.
    private let plain: FieldSelection
    let envelope: EnvelopeSelection

    /// - Parameters:
    ///   - mapping: where the fields are.
    ///   - maximumBytes: the longest value taken; longer ones are dead letters.
    package init(mapping: SignupMapping, maximumBytes: Int) {
        self.mapping = mapping
        self.maximumBytes = maximumBytes
        plain = FieldSelection(mapping, alsoFinding: ["/specversion", "/data", "/data_base64"])
        envelope = EnvelopeSelection(mapping)
    }

    /// Decodes one record's value.
    ///
    /// - Parameters:
    ///   - value: the bytes, borrowed for the call; `nil` for a tombstone.
    ///   - headers: the record's headers. Only `content-type`, `traceparent`, `tracestate` and `ce_*` are looked at.
    package func decode(
        value: UnsafeRawBufferPointer?, headers: [SignupHeader]
    ) -> DecodedSignup {
        guard let value else { return .tombstone }
        guard value.count <= maximumBytes else {
            return .undecodable(
                reason: .tooLarge, message: "The value has \(value.count) bytes, more than the \(maximumBytes) taken.")
        }
        let relevant = SignupHeaders(headers)
        return value.withMemoryRebound(to: UInt8.self) { bytes in
            let text = Self.withoutByteOrderMark(bytes)
            switch mapping.format {
            case .json: return decodePlain(text, relevant, findsEnvelope: false)
            case .auto, .cloudevents:
                if relevant.hasBinaryAttributes { return decodePlain(text, relevant, findsEnvelope: false) }
                if mapping.format == .cloudevents || relevant.announcesEnvelope {
                    return decodeEnvelope(text, relevant)
                }
                return decodePlain(text, relevant, findsEnvelope: true)
            }
        }
    }

    /// The value as the signup itself; with `findsEnvelope`, a value that has the members of an envelope is read as one.
    private func decodePlain(
        _ text: UnsafeBufferPointer<UInt8>, _ headers: SignupHeaders, findsEnvelope: Bool
    ) -> DecodedSignup {
        do throws(JSONError) {
            let (root, matches) = try plain.selection.find(in: text, maximumDepth: Self.maximumDepth)
            guard root.kind == .object else { return Self.notAnObject }
            if findsEnvelope, plain.other(0, matches)?.kind == .string,
                plain.other(1, matches) != nil || plain.other(2, matches) != nil
            {
                return decodeEnvelope(text, headers)
            }
            var signup = Signup(object: Array(text[root.range]), traceHeaders: headers.trace)
            plain.fill(&signup, from: matches, in: text)
            if mapping.format != .json, let attributes = headers.attributes { signup.adopt(attributes) }
            return .signup(signup)
        } catch {
            return Self.undecodable(error, text)
        }
    }

    static let notAnObject = DecodedSignup.undecodable(
        reason: .notAnObject, message: "The value is JSON, but not an object.")

    /// What a text that is not JSON is called: by its framing where that explains it.
    static func undecodable(_ error: JSONError, _ text: UnsafeBufferPointer<UInt8>) -> DecodedSignup {
        if text.count >= 5, text[0] == 0 {
            return .undecodable(
                reason: .confluentWireFormat,
                message: "The value begins with the schema registry's framing (a zero byte and a schema identifier); "
                    + "plain JSON is expected.")
        }
        let reason: UndecodableReason =
            switch error.reason {
            case .invalidUTF8: .notUTF8
            case .tooDeep: .tooDeep
            default: .notJSON
            }
        return .undecodable(reason: reason, message: "The value cannot be read: \(error).")
    }

    /// RFC 8259, 8.1: a reader may pass over a byte order mark.
    private static func withoutByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return bytes }
        return UnsafeBufferPointer(rebasing: bytes[3...])
    }
}

extension Signup {
    /// Keeps the envelope's attributes, and lets them stand in for an identifier or a time the data does not have.
    mutating func adopt(_ attributes: CloudEventAttributes) {
        cloudEvent = attributes
        id = id ?? attributes.id
        occurredAt = occurredAt ?? attributes.time
    }
}
