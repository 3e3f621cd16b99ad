/// Whether a dead letter may be sent back: never to a topic the worker does not read, and never for ever.
package struct ReplayPolicy: Sendable {
    /// What becomes of a dead letter.
    package enum Decision: Sendable, Hashable {
        /// It goes back to where it came from.
        case send(to: DeadLetter.Source)
        /// It stays: it has been sent back as often as allowed.
        case leaveExhausted
        /// It stays: it comes from a topic that this configuration does not read.
        case leaveForeign
        /// It stays: nobody can read from its headers where it came from.
        case leaveUntraceable
    }

    /// The topics that may be written to.
    package let topics: Set<String>
    /// A record that has been sent back this often stays.
    package let maximumReplays: Int

    package init(topics: Set<String>, maximumReplays: Int) {
        self.topics = topics
        self.maximumReplays = maximumReplays
    }

    /// Decides about one dead letter.
    package func decide(_ letter: DeadLetter) -> Decision {
        guard let source = letter.source else { return .leaveUntraceable }
        guard topics.contains(source.topic) else { return .leaveForeign }
        return letter.replays < maximumReplays ? .send(to: source) : .leaveExhausted
    }
}
