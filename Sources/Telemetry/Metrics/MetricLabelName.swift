/// The names of labels; their values come from bounded sets.
package enum MetricLabelName {
    /// `kafka`.
    package static let system = "messaging.system"
    /// The consumer group.
    package static let group = "messaging.consumer.group.name"
    /// A topic of the configuration.
    package static let topic = "messaging.destination.name"
    /// A partition of an input topic.
    package static let partition = "messaging.destination.partition.id"
    /// What kind of error a call ended with; absent where it did not fail.
    package static let errorType = "error.type"
    /// A vendor's name in the configuration.
    package static let vendor = "vendor"
    /// The status of an event or of a check.
    package static let status = "status"
    /// `allow`, `review` or `deny`.
    package static let recommendation = "recommendation"
    /// `low`, `medium`, `high` or `critical`.
    package static let level = "level"
    /// Why a record became a dead letter.
    package static let reason = "reason"
    /// A phase of the worker's loop.
    package static let phase = "phase"
    /// A state of a breaker.
    package static let state = "state"
    /// What is wrong with a vendor's account.
    package static let problem = "problem"
    /// An ISO 4217 code.
    package static let currency = "currency"
    /// The worker's version.
    package static let version = "version"
    /// The worker's name.
    package static let worker = "worker"
    /// Where lines are written to.
    package static let output = "output"
}
