package import SignupRisk
import Synchronization

/// The rules in force, which an operator may change while the worker runs. A signup is assessed by one set, whole.
package final class ReloadableAssessor: Sendable {
    /// A reference to one set: handing it out counts one reference instead of those of all that rules are made of.
    private final class Rules: Sendable {
        let assessor: Assessor
        init(_ assessor: Assessor) { self.assessor = assessor }

        func assess(_ subject: LookupSubject, _ checks: [CheckResult], _ offline: IPEvidence?) -> Assessment {
            assessor.assess(subject, checks: checks, offline: offline)
        }
    }

    private let rules: Mutex<Rules>

    package init(_ assessor: Assessor) { rules = Mutex(Rules(assessor)) }

    /// The rules that hold now.
    package var current: Assessor { rules.withLock { $0 }.assessor }

    /// Assesses a signup by the rules that hold now.
    func assess(_ subject: LookupSubject, checks: [CheckResult], offline: IPEvidence?) -> Assessment {
        rules.withLock { $0 }.assess(subject, checks, offline)
    }

    /// Puts other rules in force, for the signups that are assessed from now on.
    package func replace(with other: Assessor) {
        let rules = Rules(other)
        self.rules.withLock { $0 = rules }
    }
}
