import Crypto
import JSON

/// The rules that make a score of evidence, as an operator wrote them.
package struct RuleSet: Sendable {
    /// Which rules decided, as the event's `risk.rules` says.
    package final class Identity: Sendable {
        package let id: String
        package let version: String
        /// Of the file's bytes, in hexadecimal.
        package let sha256: String
        /// The event's `risk.rules`, as JSON.
        let encoded: [UInt8]

        init(id: String, version: String, sha256: String) {
            self.id = id
            self.version = version
            self.sha256 = sha256
            let members: JSONValue = ["id": .string(id), "version": .string(version), "sha256": .string(sha256)]
            encoded = members.serialized()
        }
    }

    package let identity: Identity
    package let thresholds: RuleThresholds
    /// Those with the most points first, so that reasons come in that order; otherwise as in the file.
    let rules: [Rule]
    let table: RuleTable
    /// For each signal, values that stand for all the values the rules can tell apart; by the signal's raw value.
    let representatives: [[SignalValue]]

    package var id: String { identity.id }
    package var version: String { identity.version }
    package var sha256: String { identity.sha256 }
    /// How many rules there are.
    package var count: Int { rules.count }

    /// Reads a rule file.
    ///
    /// - Parameters:
    ///   - yaml: the file's bytes.
    ///   - source: what the file is called in errors.
    /// - Throws: ``RuleSetError`` with everything that is wrong.
    package init(yaml: [UInt8], source: String) throws(RuleSetError) {
        var reader = RuleSetReader(source: source)
        let contents = try reader.read(yaml)
        let digest = SHA256.hash(data: yaml).flatMap { byte in
            let digits = Array("0123456789abcdef")
            return [digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
        }
        identity = Identity(id: contents.id, version: contents.version, sha256: String(digest))
        thresholds = contents.thresholds
        rules = contents.rules.enumerated()
            .sorted { ($1.element.reason.points, $0.offset) < ($0.element.reason.points, $1.offset) }.map(\.element)
        table = RuleTable(rules)
        representatives = Signal.allCases.map { signal in
            signal.representatives(among: contents.rules.flatMap(\.conditions).filter { $0.signal == signal })
        }
    }

    /// Reads a rule file given as text.
    package init(yaml: String, source: String) throws(RuleSetError) {
        try self.init(yaml: Array(yaml.utf8), source: source)
    }
}
