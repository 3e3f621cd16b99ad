import CRdKafka

extension MockCluster {
    /// The kinds of request that can be made to fail, by their numbers in the protocol
    /// (https://kafka.apache.org/protocol#protocol_api_keys).
    package enum Request: Int16, Sendable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetCommit = 8
        case offsetFetch = 9
        case findCoordinator = 10
        case joinGroup = 11
        case heartbeat = 12
        case leaveGroup = 13
        case syncGroup = 14
        case initProducerId = 22
        case addPartitionsToTransaction = 24
        case addOffsetsToTransaction = 25
        case endTransaction = 26
        case transactionOffsetCommit = 28
    }

    /// Makes the next requests of a kind fail, one after the other, with these errors.
    ///
    /// ``KafkaError/Code/transport`` makes the broker hang up instead of answering.
    package func failNext(_ request: Request, with codes: [KafkaError.Code]) {
        var errors = codes.map(\.native)
        rd_kafka_mock_push_request_errors_array(cluster.pointer, request.rawValue, errors.count, &errors)
    }

    /// Forgets the errors that were still to come for a kind of request.
    package func clearFailures(of request: Request) {
        rd_kafka_mock_clear_request_errors(cluster.pointer, request.rawValue)
    }

    /// Hangs up and refuses connections, for one broker or (`nil`) all of them.
    package func takeDown(broker: Int32? = nil) throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_broker_set_down(cluster.pointer, broker ?? -1))
    }

    /// Accepts connections again.
    package func bringUp(broker: Int32? = nil) throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_broker_set_up(cluster.pointer, broker ?? -1))
    }

    /// Delays every answer, of one broker or (`nil`) of all.
    package func setRoundTripTime(_ time: Duration, broker: Int32? = nil) throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_broker_set_rtt(cluster.pointer, broker ?? -1, time.wholeMilliseconds))
    }

    /// Moves a partition to another leader; `nil` leaves it without one.
    package func setLeader(of partition: TopicPartition, to broker: Int32?) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_partition_set_leader(
                cluster.pointer, partition.topic, partition.partition, broker ?? -1))
    }

    /// Moves a group to another coordinator.
    package func setCoordinator(ofGroup group: String, to broker: Int32) throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_coordinator_set(cluster.pointer, "group", group, broker))
    }

    /// Makes requests for a topic's metadata fail, or (`nil`) work again.
    package func setError(ofTopic topic: String, to code: KafkaError.Code?) {
        rd_kafka_mock_topic_set_error(cluster.pointer, topic, code?.native ?? RD_KAFKA_RESP_ERR_NO_ERROR)
    }
}
