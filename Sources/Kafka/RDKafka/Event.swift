import CRdKafka

/// Owns one of librdkafka's events.
struct Event: ~Copyable {
    let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    deinit { rd_kafka_event_destroy(pointer) }

    var type: rd_kafka_event_type_t { rd_kafka_event_type(pointer) }

    /// The event's partitions, for those that have a list.
    var entries: [PartitionList.Entry] {
        PartitionList.entries(of: rd_kafka_event_topic_partition_list(pointer))
    }

    /// What kind of rebalance it tells of, if it does.
    var rebalance: Consumer.Rebalance.Kind? {
        guard type == RD_KAFKA_EVENT_REBALANCE else { return nil }
        return rd_kafka_event_error(pointer) == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS ? .assign : .revoke
    }

    /// The event's error, or `nil` where it reports success.
    var error: KafkaError? {
        let code = rd_kafka_event_error(pointer)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let message = rd_kafka_event_error_string(pointer).map { String(cString: $0) } ?? ""
        // The flag lies in a union: of any other event the call reads something else.
        let isFatal = type == RD_KAFKA_EVENT_ERROR && rd_kafka_event_error_is_fatal(pointer) != 0
        return KafkaError(code, message: message, isFatal: isFatal)
    }

    /// The partition an error is about, or the topic with partition -1.
    var topicPartition: TopicPartition? {
        guard let native = rd_kafka_event_topic_partition(pointer) else { return nil }
        defer { rd_kafka_topic_partition_destroy(native) }
        return TopicPartition(topic: String(cString: native.pointee.topic), partition: native.pointee.partition)
    }

    /// The line of a log event.
    var logLine: LogLine? {
        var facility: UnsafePointer<CChar>?
        var message: UnsafePointer<CChar>?
        var level: Int32 = 0
        guard rd_kafka_event_log(pointer, &facility, &message, &level) == 0 else { return nil }
        return LogLine(
            level: LogLine.Level(syslog: level), facility: facility.map { String(cString: $0) } ?? "",
            message: message.map { String(cString: $0) } ?? "")
    }
}
