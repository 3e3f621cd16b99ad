/// What became of a record's value.
package enum DecodedSignup: Sendable, Hashable {
    /// A null value: nothing to assess, skipped and counted.
    case tombstone
    /// No signup can be made of it: a dead letter. `message` says why and where, without the content.
    case undecodable(reason: UndecodableReason, message: String)
    case signup(Signup)
}

/// Why a value is no signup, as the dead letter's `dlq.reason` says.
package enum UndecodableReason: String, Sendable, Hashable, CaseIterable {
    case notJSON = "not_json"
    case notAnObject = "not_an_object"
    case notUTF8 = "not_utf8"
    case tooLarge = "too_large"
    /// Nested deeper than any signup is.
    case tooDeep = "too_deep"
    /// The schema registry's framing: a zero byte, a schema identifier of four bytes, and then the payload.
    case confluentWireFormat = "confluent_wire_format"
    /// A CloudEvents envelope was due and is missing, or has no readable data.
    case brokenCloudEvent = "broken_cloudevent"
}
