/// What every event says in the same words of one answer, encoded once: an answer from the cache goes into thousands.
struct EncodedAnswer: Sendable {
    /// The members `observed_at`, `missing`, `vendor_status` and `request_id`, with commas between them and none around.
    let members: [UInt8]

    init(observedAt: Int64, missing: [String], vendorStatus: String?, requestID: String?) {
        let strings = (vendorStatus?.utf8.count ?? 0) + (requestID?.utf8.count ?? 0)
        members = EventText.bytes(capacity: 96 + 32 * missing.count + strings) { text in
            text.literal(#""observed_at":"#)
            text.timestamp(observedAt)
            text.literal(#","missing":["#)
            for (index, name) in missing.enumerated() {
                if index > 0 { text.literal(",") }
                text.string(name)
            }
            text.literal("]")
            text.member(#","vendor_status":"#, vendorStatus)
            text.member(#","request_id":"#, requestID)
        }
    }
}
