import JSON

/// What every event says in the same words of one answer, encoded once: an answer from the cache goes into thousands.
final class EncodedAnswer: Sendable {
    /// The members `observed_at`, `missing`, `vendor_status` and `request_id`, with commas between them and none around.
    let members: [UInt8]
    /// The member `details`; `nil` where there are none.
    let details: [UInt8]?

    init(_ answer: VendorAnswer) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("observed_at")
        writer.string(Timestamp.text(answer.observedAt))
        writer.key("missing")
        writer.beginArray()
        for name in answer.missing { writer.string(name) }
        writer.endArray()
        writer.key("vendor_status")
        writer.optional(answer.vendorStatus)
        writer.key("request_id")
        writer.optional(answer.requestID)
        writer.endObject()
        members = Array(writer.bytes.dropFirst().dropLast())
        details = answer.details.isEmpty ? nil : JSONValue.object(answer.details).serialized()
    }
}

extension JSONWriter {
    /// Members of the object that is open, encoded before.
    mutating func members(_ encoded: [UInt8]) { raw(encoded) }
}
