import CRdKafka
import Dispatch

/// Owns an `rd_kafka_mock_cluster_t` and the client that hosts it, and destroys them once, in that order.
///
/// Sendable: the cluster's calls hand their work to a thread of its own, or take its lock; the pointers never change.
final class NativeMockCluster: @unchecked Sendable {
    let pointer: OpaquePointer
    private let host: ClientHandle

    init(brokers: Int) throws(KafkaError) {
        host = try ClientHandle(RD_KAFKA_PRODUCER, ClientConfiguration(), defaults: [], events: 0)
        guard let pointer = rd_kafka_mock_cluster_new(host.pointer, Int32(clamping: max(brokers, 1))) else {
            throw KafkaError(code: .invalidArgument, message: "The in-process cluster cannot start.")
        }
        self.pointer = pointer
    }

    deinit {
        // Joins the cluster's thread, so not here; the host is let go, and so destroyed, after it.
        nonisolated(unsafe) let pointer = pointer
        let host = host
        DispatchQueue(label: "kafka.destroy").async {
            withExtendedLifetime(host) { rd_kafka_mock_cluster_destroy(pointer) }
        }
    }

    var bootstrapServers: String {
        rd_kafka_mock_cluster_bootstraps(pointer).map { String(cString: $0) } ?? ""
    }
}
