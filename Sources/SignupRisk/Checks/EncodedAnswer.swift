import JSON

/// What every event says in the same words of one answer, encoded once: an answer from the cache goes into thousands.
struct EncodedAnswer: Sendable {
    /// The members `observed_at`, `missing`, `vendor_status` and `request_id`, with commas between them and none around.
    let members: [UInt8]
    /// The member `details` with a comma before it; empty where there are none.
    let details: [UInt8]

    init(observedAt: Int64, missing: [String], vendorStatus: String?, requestID: String?, details: JSONObject) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("observed_at")
        writer.string(Timestamp.text(observedAt))
        writer.key("missing")
        writer.beginArray()
        for name in missing { writer.string(name) }
        writer.endArray()
        writer.key("vendor_status")
        writer.optional(vendorStatus)
        writer.key("request_id")
        writer.optional(requestID)
        writer.endObject()
        members = Array(writer.bytes.dropFirst().dropLast())
        self.details = details.isEmpty ? [] : Array(#","details":"#.utf8) + JSONValue.object(details).serialized()
    }
}
