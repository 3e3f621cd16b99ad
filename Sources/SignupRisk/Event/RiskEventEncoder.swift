import JSON

/// Writes risk events: the event's JSON, and the headers that make it a CloudEvent (Kafka protocol binding 1.0, binary mode).
///
/// Members stand in one fixed order. The input object is copied byte for byte; what is the same for every event with the
/// same answer or the same reason was encoded when that was made.
package struct RiskEventEncoder: Sendable {
    /// The event's `schema`.
    package static let schema = "signup-risk/1"
    /// The event's `ce_type`.
    package static let cloudEventType = "signup-risk.assessed"
    /// The event's `ce_source`, unless told otherwise.
    package static let cloudEventSource = "/signup-risk"

    let privacy: PrivacyMode
    private let constantHeaders: [SignupHeader]

    /// - Parameters:
    ///   - privacy: what of a person's data goes into an event.
    ///   - source: `ce_source`, a URI reference.
    package init(privacy: PrivacyMode = .plain, source: String = Self.cloudEventSource) {
        self.privacy = privacy
        constantHeaders = [
            SignupHeader(name: "content-type", value: Array("application/json".utf8)),
            SignupHeader(name: "ce_specversion", value: Array("1.0".utf8)),
            SignupHeader(name: "ce_type", value: Array(Self.cloudEventType.utf8)),
            SignupHeader(name: "ce_source", value: Array(source.utf8)),
        ]
    }

    /// Encodes one event.
    ///
    /// - Parameters:
    ///   - source: where the signup was read.
    ///   - assessedAt: in milliseconds since 1970 UTC.
    package func encode(
        source: RecordSource, signup: Signup, subject: LookupSubject, assessment: Assessment, checks: [CheckResult],
        assessedAt: Int64
    ) -> EncodedEvent {
        let id = EventIdentifier.make(sourceID: signup.id, record: source)
        let time = Timestamp.bytes(assessedAt)
        var writer = JSONWriter(reservingCapacity: 2560 + signup.object.count)
        writer.beginObject()
        writer.key("schema")
        writer.string(Self.schema)
        writer.key("id")
        writer.string(id)
        writer.key("assessed_at")
        writer.ascii(time)
        writer.key("source")
        write(source, signup, to: &writer)
        if case .plain = privacy {
            writer.key("signup")
            writer.raw(signup.object)
        }
        writer.key("status")
        writer.string(assessment.status.rawValue)
        writer.key("risk")
        write(assessment.verdict, shadow: assessment.shadow, to: &writer)
        writer.key("phone")
        write(assessment.phone, to: &writer)
        writer.key("ip")
        write(assessment.ip, to: &writer)
        writer.key("match")
        write(assessment.match, to: &writer)
        writer.key("conflicts")
        write(assessment.conflicts, to: &writer)
        writer.key("checks")
        writer.beginArray()
        for check in checks { write(check, to: &writer) }
        writer.endArray()
        writer.endObject()
        var headers = constantHeaders
        headers.append(SignupHeader(name: "ce_id", value: Array(id.utf8)))
        headers.append(SignupHeader(name: "ce_time", value: time))
        headers.append(contentsOf: signup.traceHeaders)
        return EncodedEvent(id: id, body: writer.bytes, headers: headers)
    }

    private func write(_ source: RecordSource, _ signup: Signup, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("topic")
        writer.string(source.topic)
        writer.key("partition")
        writer.integer(source.partition)
        writer.key("offset")
        writer.integer(source.offset)
        writer.key("id")
        writer.optional(signup.id)
        writer.key("occurred_at")
        if let occurredAt = signup.occurredAt.flatMap(Timestamp.milliseconds) {
            writer.ascii(Timestamp.bytes(occurredAt))
        } else {
            writer.null()
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// A text of ASCII that needs no escape.
    mutating func ascii(_ text: [UInt8]) { string(String(decoding: text, as: UTF8.self)) }
}
