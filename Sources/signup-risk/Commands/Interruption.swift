import UnixSignals

/// Waiting for somebody to end a command that has no end of its own.
enum Interruption {
    /// Returns at the first SIGINT or SIGTERM, or when the task is cancelled.
    static func first() async {
        for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) { return }
    }
}
