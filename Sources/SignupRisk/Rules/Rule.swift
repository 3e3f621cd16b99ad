import JSON

/// A rule: when all its conditions hold, its points are part of the score and its reason part of the event.
struct Rule: Sendable, Hashable {
    let reason: Reason
    /// In the order of the rule; at most one for each signal.
    let conditions: [RuleCondition]
}

/// Why a score is what it is: one rule that fired.
///
/// A reference, since the same reason goes into many events.
package final class Reason: Sendable {
    /// Stable, for machines.
    package let code: String
    /// What it adds to the score, or takes off it.
    package let points: Int
    /// What the rule looked at.
    package let signals: [Signal]
    /// For people; may change.
    package let text: String
    /// The entry of the event's `reasons`, as JSON.
    let encoded: [UInt8]

    init(code: String, points: Int, signals: [Signal], text: String) {
        self.code = code
        self.points = points
        self.signals = signals
        self.text = text
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("code")
        writer.string(code)
        writer.key("points")
        writer.integer(points)
        writer.key("signals")
        writer.beginArray()
        for signal in signals { writer.string(signal.name) }
        writer.endArray()
        writer.key("text")
        writer.string(text)
        writer.endObject()
        encoded = writer.bytes
    }
}

extension Reason: Hashable {
    package static func == (left: Reason, right: Reason) -> Bool {
        left === right || left.encoded == right.encoded
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}
