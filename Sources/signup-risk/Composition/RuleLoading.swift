import Foundation
import Settings
import SignupRisk

extension Settings {
    /// The rules in force and the shadow rules, read anew from their files.
    ///
    /// - Throws: ``RuleSetError`` with all that is wrong with a file's rules, ``CompositionError`` where it cannot be read.
    func assessor(failover: Set<CheckKind>) throws -> Assessor {
        let rules = try path("rules.file").map { try Self.rules(at: $0, key: "rules.file") } ?? RuleSet.builtIn
        let shadow = try path("rules.shadowFile").map { try Self.rules(at: $0, key: "rules.shadowFile") }
        return Assessor(rules: rules, shadow: shadow, failover: failover)
    }

    private static func rules(at path: String, key: String) throws -> RuleSet {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CompositionError("\(key): \(path) cannot be read")
        }
        return try RuleSet(yaml: Array(data), source: path)
    }
}
