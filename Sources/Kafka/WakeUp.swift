/// Tells one waiting loop that there is something to do, without saying what.
///
/// A consumer and a producer share one. Any number of signals between two waits are one element, so the loop that waits
/// must look at everything it owns, and drain it, before it waits again: librdkafka signals only when a queue that was
/// empty gets its first element.
package final class WakeUp: Sendable {
    /// One element for all signals since the last; for a single reader, and it never ends.
    package let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Wakes the loop, from any thread, without blocking.
    package func signal() {
        continuation.yield()
    }
}
