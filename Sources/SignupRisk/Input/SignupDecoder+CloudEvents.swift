import FoundationEssentials
import JSON

/// What is looked for in a CloudEvent in structured mode: the mapped fields within its data, and its attributes.
struct EnvelopeSelection: Sendable {
    fileprivate let fields: FieldSelection
    /// For data that came as base64, and is a text of its own.
    fileprivate let inner: FieldSelection

    init(_ mapping: SignupMapping) {
        fields = FieldSelection(
            mapping, below: "/data",
            alsoFinding: ["/specversion", "/data", "/data_base64", "/id", "/source", "/type", "/time"])
        inner = FieldSelection(mapping)
    }
}

extension SignupDecoder {
    /// Reads a CloudEvent in structured mode (CloudEvents JSON format 1.0, section 3): attributes and data in one object.
    func decodeEnvelope(_ text: UnsafeBufferPointer<UInt8>, _ headers: SignupHeaders) -> DecodedSignup {
        let fields = envelope.fields
        do throws(JSONError) {
            let (root, matches) = try fields.selection.find(in: text, maximumDepth: Self.maximumDepth)
            guard root.kind == .object else {
                return Self.brokenCloudEvent("it is not an object; a batch of events is not taken")
            }
            guard fields.otherText(0, matches, in: text) != nil else {
                return Self.brokenCloudEvent("it has no specversion")
            }
            var signup = Signup(object: [], traceHeaders: headers.trace)
            switch (fields.other(1, matches), fields.other(2, matches)) {
            case (let data?, _) where data.kind == .object:
                signup.object = Array(text[data.range])
                fields.fill(&signup, from: matches, in: text)
            case (let data, let encoded?) where data == nil || data?.kind == .null:
                if let problem = fill(&signup, encoded: encoded, in: text) { return problem }
            case (nil, nil): return Self.brokenCloudEvent("it has no data")
            default: return Self.brokenCloudEvent("its data is not an object")
            }
            signup.adopt(
                CloudEventAttributes(
                    id: fields.otherText(3, matches, in: text), source: fields.otherText(4, matches, in: text),
                    type: fields.otherText(5, matches, in: text), time: fields.otherText(6, matches, in: text)))
            return .signup(signup)
        } catch {
            return Self.undecodable(error, text)
        }
    }

    /// Reads the data of a `data_base64` member; what is wrong with it, if anything.
    private func fill(
        _ signup: inout Signup, encoded: JSONSelection.Match, in text: UnsafeBufferPointer<UInt8>
    ) -> DecodedSignup? {
        guard encoded.kind == .string, let base64 = encoded.text(in: text), let data = Data(base64Encoded: base64)
        else { return Self.brokenCloudEvent("its data_base64 is not base64") }
        return [UInt8](data).withUnsafeBufferPointer { bytes in
            do throws(JSONError) {
                let (root, matches) = try envelope.inner.selection.find(in: bytes, maximumDepth: Self.maximumDepth)
                guard root.kind == .object else { return Self.brokenCloudEvent("its data is not an object") }
                signup.object = Array(bytes[root.range])
                envelope.inner.fill(&signup, from: matches, in: bytes)
                return nil
            } catch {
                return Self.undecodable(error, bytes)
            }
        }
    }

    private static func brokenCloudEvent(_ why: String) -> DecodedSignup {
        .undecodable(reason: .brokenCloudEvent, message: "The value is not a readable CloudEvent: \(why).")
    }
}
