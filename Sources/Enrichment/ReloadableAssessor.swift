package import SignupRisk
import Synchronization

/// The rules in force, which an operator may change while the worker runs. A signup is assessed by one set, whole.
package final class ReloadableAssessor: Sendable {
    private let assessor: Mutex<Assessor>

    package init(_ assessor: Assessor) { self.assessor = Mutex(assessor) }

    /// The rules that hold now.
    package var current: Assessor { assessor.withLock { $0 } }

    /// Puts other rules in force, for the signups that are assessed from now on.
    package func replace(with other: Assessor) { assessor.withLock { $0 = other } }
}
