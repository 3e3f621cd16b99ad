import Synchronization
package import Telemetry

/// What the worker shows of itself to whoever asks: the assignment, its lag, and counts of what went wrong. Written by the
/// loop when something changes, read by the metrics log at any time.
package final class WorkerBoard: Sendable {
    private struct Content {
        var partitions: [WorkerState.Partition] = []
        var rebalances = 0
        var commitFailures = 0
        var deliveryFailures = 0
        var memberId: String?
    }

    private let content = Mutex(Content())
    private let onRebalance: @Sendable () -> Void

    /// - Parameter onRebalance: called by the loop after every change of the assignment; returns at once.
    package init(onRebalance: @escaping @Sendable () -> Void = {}) { self.onRebalance = onRebalance }

    /// The worker's part of the state that a metrics line shows.
    package var state: WorkerState {
        content.withLock { content in
            WorkerState(
                partitions: content.partitions, rebalances: content.rebalances,
                commitFailures: content.commitFailures, deliveryFailures: content.deliveryFailures)
        }
    }

    /// The name by which the consumer group knows this worker; `nil` before it has joined.
    package var memberId: String? { content.withLock { $0.memberId } }

    func publish(partitions: [WorkerState.Partition]) { content.withLock { $0.partitions = partitions } }

    func rebalanced(as memberId: String?) {
        content.withLock {
            $0.rebalances += 1
            $0.memberId = memberId
        }
        onRebalance()
    }

    func commitFailed() { content.withLock { $0.commitFailures += 1 } }

    func deliveryFailed() { content.withLock { $0.deliveryFailures += 1 } }
}
