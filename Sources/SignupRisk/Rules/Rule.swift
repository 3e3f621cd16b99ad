import JSON

/// A rule: when all its conditions hold, its points are part of the score and its reason part of the event.
struct Rule: Sendable, Hashable {
    let reason: Reason
    /// In the order of the rule; at most one for each signal.
    let conditions: [RuleCondition]
    /// The signals that have to be known, true and false, before anything else of the conditions has to be looked at.
    let known: SignalSet
    let mustBeTrue: SignalSet
    let mustBeFalse: SignalSet
    /// The conditions these sets do not say all of.
    let others: [RuleCondition]

    init(reason: Reason, conditions: [RuleCondition]) {
        self.reason = reason
        self.conditions = conditions
        known = SignalSet(conditions.map(\.signal))
        mustBeTrue = SignalSet(conditions.filter { $0.flag == true }.map(\.signal))
        mustBeFalse = SignalSet(conditions.filter { $0.flag == false }.map(\.signal))
        others = conditions.filter { $0.flag == nil }
    }

    /// Whether the conditions hold, apart from ``others``.
    ///
    /// - Parameters:
    ///   - known: the signals that are known in the evidence.
    ///   - flags: the signals that are true.
    @inline(__always)
    func mayHold(known: SignalSet, flags: SignalSet) -> Bool {
        self.known.isSubset(of: known) && mustBeTrue.isSubset(of: flags) && mustBeFalse.isDisjoint(with: flags)
    }
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
