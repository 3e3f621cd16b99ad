import CRdKafka

extension KafkaError {
    /// What the owner of the client should do.
    package enum Disposition: Sendable, Hashable {
        /// Try the same again a little later.
        case retry
        /// Nothing: librdkafka connects again by itself, and what is queued waits for it.
        case reconnect
        /// The group goes on without this member until it has joined again, which librdkafka does by itself; what
        /// belonged to the old assignment must be dropped.
        case rejoin
        /// Abort the transaction and begin again from the last committed offsets.
        case abort
        /// This client cannot go on.
        case stop
    }

    package var disposition: Disposition {
        if isFatal || isFenced || isSetUpProblem { return .stop }
        if requiresAbort { return .abort }
        if Code.connection.contains(code) { return .reconnect }
        if Code.membership.contains(code) { return .rejoin }
        return isRetriable ? .retry : .stop
    }

    /// Something a person must change (a topic's name, credentials, a permission, a property) before it can work.
    ///
    /// A host name that does not resolve is not counted: it may resolve again.
    /// ``Admin/checkConnection(within:)`` tells it apart at the start.
    package var isSetUpProblem: Bool { Code.setUp.contains(code) }

    /// Another process has taken over the same `transactional.id` or `group.instance.id`: this one must stop.
    package var isFenced: Bool { Code.fencing.contains(code) }
}

extension KafkaError.Code {
    /// Worth another try of the same operation.
    var isTransient: Bool { Self.transient.contains(self) || Self.connection.contains(self) }

    fileprivate static let fencing: Set<Self> = [.fenced, .invalidProducerEpoch, .producerFenced, .fencedInstance]

    fileprivate static let connection: Set<Self> = [
        .transport, .allBrokersDown, .unresolvable, Self(RD_KAFKA_RESP_ERR__NODE_UPDATE),
        Self(RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION), Self(RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE),
    ]

    fileprivate static let membership: Set<Self> = [
        .illegalGeneration, .unknownMember, .rebalanceInProgress, .maximumPollExceeded, .assignmentLost,
        Self(RD_KAFKA_RESP_ERR_MEMBER_ID_REQUIRED),
    ]

    fileprivate static let setUp: Set<Self> = [
        .unknownTopic, .unknownPartition, .unknownTopicOrPartition, .authentication, .saslAuthentication, .tls,
        .topicAuthorization, .groupAuthorization, .clusterAuthorization, .invalidArgument, .noOffset,
        .unsupportedFeature,
        Self(RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED),
        Self(RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM), Self(RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE),
        Self(RD_KAFKA_RESP_ERR_SECURITY_DISABLED), Self(RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION),
        Self(RD_KAFKA_RESP_ERR_INVALID_PARTITIONS), Self(RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR),
        Self(RD_KAFKA_RESP_ERR_INVALID_CONFIG), Self(RD_KAFKA_RESP_ERR_POLICY_VIOLATION),
        Self(RD_KAFKA_RESP_ERR_INVALID_GROUP_ID), Self(RD_KAFKA_RESP_ERR_INVALID_SESSION_TIMEOUT),
        Self(RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL), Self(RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT),
        Self(RD_KAFKA_RESP_ERR_INVALID_REQUIRED_ACKS), Self(RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION),
        Self(RD_KAFKA_RESP_ERR_UNSUPPORTED_COMPRESSION_TYPE), Self(RD_KAFKA_RESP_ERR__NOT_CONFIGURED),
    ]

    fileprivate static let transient: Set<Self> = [
        .queueFull, .timedOut, .messageTimedOut, .notEnoughReplicas, .notLeader, .coordinatorNotAvailable,
        Self(RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE), Self(RD_KAFKA_RESP_ERR__WAIT_COORD),
        Self(RD_KAFKA_RESP_ERR__WAIT_CACHE), Self(RD_KAFKA_RESP_ERR__RETRY), Self(RD_KAFKA_RESP_ERR__IN_PROGRESS),
        Self(RD_KAFKA_RESP_ERR__PREV_IN_PROGRESS), Self(RD_KAFKA_RESP_ERR__ISR_INSUFF),
        Self(RD_KAFKA_RESP_ERR__INTR), Self(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE),
        Self(RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT), Self(RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE),
        Self(RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS), Self(RD_KAFKA_RESP_ERR_NOT_COORDINATOR),
        Self(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND), Self(RD_KAFKA_RESP_ERR_NOT_CONTROLLER),
        Self(RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS), Self(RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR),
        Self(RD_KAFKA_RESP_ERR_REASSIGNMENT_IN_PROGRESS), Self(RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH),
        Self(RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH), Self(RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE),
        Self(RD_KAFKA_RESP_ERR_PREFERRED_LEADER_NOT_AVAILABLE),
        Self(RD_KAFKA_RESP_ERR_ELIGIBLE_LEADERS_NOT_AVAILABLE), Self(RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT),
        Self(RD_KAFKA_RESP_ERR_THROTTLING_QUOTA_EXCEEDED), Self(RD_KAFKA_RESP_ERR_STALE_CTRL_EPOCH),
    ]
}
