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

    /// Whether all conditions hold.
    ///
    /// - Parameters:
    ///   - known: the signals that are known in the evidence.
    ///   - flags: the signals that are true.
    @inline(__always)
    func holds(for evidence: borrowing MergedEvidence, known: SignalSet, flags: SignalSet) -> Bool {
        guard self.known.isSubset(of: known), mustBeTrue.isSubset(of: flags), mustBeFalse.isDisjoint(with: flags)
        else { return false }
        for index in others.indices where !others[index].holds(for: evidence.value(of: others[index].signal)) {
            return false
        }
        return true
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
