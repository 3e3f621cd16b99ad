/// Writes risk events: the event's JSON, and the headers that make it a CloudEvent (Kafka protocol binding 1.0, binary mode).
///
/// Members stand in one fixed order. The input object is copied byte for byte; what is the same for every event with the
/// same answer or the same reason was encoded when that was made.
package struct RiskEventEncoder: Sendable {
    /// The event's `ce_type`.
    package static let cloudEventType = "signup-risk.assessed"
    /// The event's `ce_source`, unless told otherwise.
    package static let cloudEventSource = "/signup-risk"

    let privacy: PrivacyMode
    /// Whether events tell everything.
    let isPlain: Bool
    /// The headers that every event has, which come before its own.
    package let sharedHeaders: [SignupHeader]

    /// - Parameters:
    ///   - privacy: what of a person's data goes into an event.
    ///   - source: `ce_source`, a URI reference.
    package init(privacy: PrivacyMode = .plain, source: String = Self.cloudEventSource) {
        self.privacy = privacy
        isPlain = if case .plain = privacy { true } else { false }
        sharedHeaders = [
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
        let id = EventIdentifier.bytes(sourceID: signup.id, record: source)
        let body = EventText.bytes(capacity: Self.usualLength(signup, assessment.verdict, checks)) { text in
            text.literal(#"{"schema":"signup-risk/1","id":""#)
            text.raw(id)
            text.literal(#"","assessed_at":"#)
            text.timestamp(assessedAt)
            write(source, signup, to: &text)
            if isPlain {
                text.literal(#","signup":"#)
                text.raw(signup.object)
            }
            text.literal(#","status":"#)
            text.literal(assessment.status.json)
            text.literal(#","risk":"#)
            write(assessment.verdict, shadow: assessment.shadow, to: &text)
            text.literal(#","phone":"#)
            write(assessment.evidence.phone, to: &text)
            text.literal(#","ip":"#)
            write(assessment.evidence.ip, to: &text)
            text.literal(#","match":"#)
            write(assessment.evidence.match, to: &text)
            text.literal(#","conflicts":"#)
            write(assessment.evidence.conflicts, to: &text)
            text.literal(#","checks":"#)
            write(checks, to: &text)
            text.literal("}")
        }
        var headers = [
            SignupHeader(name: "ce_id", value: id),
            SignupHeader(name: "ce_time", value: Timestamp.bytes(assessedAt)),
        ]
        if !signup.traceHeaders.isEmpty { headers.append(contentsOf: signup.traceHeaders) }
        return EncodedEvent(idText: id, body: body, sharedHeaders: sharedHeaders, ownHeaders: headers)
    }

    /// Room enough for nearly every event of the signup.
    private static func usualLength(_ signup: Signup, _ verdict: RiskVerdict, _ checks: [CheckResult]) -> Int {
        var length = 1920 + signup.object.count
        for reason in verdict.reasons { length += reason.encoded.count }
        for index in checks.indices {
            length += 256
            if let answer = checks[index].answer { length += answer.encoded.members.count + answer.details.count }
        }
        return length
    }

    private func write(_ source: RecordSource, _ signup: Signup, to text: inout EventText) {
        text.literal(#","source":{"topic":"#)
        text.string(source.topic)
        text.literal(#","partition":"#)
        text.integer(Int(source.partition))
        text.literal(#","offset":"#)
        text.integer(Int(source.offset))
        text.member(#","id":"#, signup.id)
        text.literal(#","occurred_at":"#)
        if let occurredAt = signup.occurredAt.flatMap(Timestamp.milliseconds) {
            text.timestamp(occurredAt)
        } else {
            text.literal("null")
        }
        text.literal("}")
    }
}
