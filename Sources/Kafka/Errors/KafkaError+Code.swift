import CRdKafka

extension KafkaError {
    /// Which error it is: the broker's own codes, and librdkafka's, whose names begin with an underscore.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private let number: Int32

        init(_ code: rd_kafka_resp_err_t) { number = code.rawValue }

        var native: rd_kafka_resp_err_t { rd_kafka_resp_err_t(rawValue: number) }

        /// The name librdkafka gives it, such as `_TRANSPORT` or `TOPIC_AUTHORIZATION_FAILED`: fit for a metric's label.
        package var name: String { String(cString: rd_kafka_err2name(native)) }

        /// What it means, in a sentence.
        package var explanation: String { String(cString: rd_kafka_err2str(native)) }

        package var description: String { name }
    }
}

extension KafkaError.Code {
    /// The connection to a broker was lost or refused.
    package static let transport = Self(RD_KAFKA_RESP_ERR__TRANSPORT)
    /// No broker is connected.
    package static let allBrokersDown = Self(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    /// A host name that does not resolve.
    package static let unresolvable = Self(RD_KAFKA_RESP_ERR__RESOLVE)
    package static let timedOut = Self(RD_KAFKA_RESP_ERR__TIMED_OUT)
    /// A record was not acknowledged within `message.timeout.ms`.
    package static let messageTimedOut = Self(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)
    /// The producer holds as much as it may: serve its delivery reports, then try again.
    package static let queueFull = Self(RD_KAFKA_RESP_ERR__QUEUE_FULL)
    package static let messageTooLarge = Self(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
    /// The broker finds the record damaged or not well formed.
    package static let invalidMessage = Self(RD_KAFKA_RESP_ERR_INVALID_MSG)
    package static let invalidRecord = Self(RD_KAFKA_RESP_ERR_INVALID_RECORD)
    package static let unknownTopic = Self(RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC)
    package static let unknownPartition = Self(RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION)
    package static let unknownTopicOrPartition = Self(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
    package static let topicExists = Self(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
    package static let authentication = Self(RD_KAFKA_RESP_ERR__AUTHENTICATION)
    package static let saslAuthentication = Self(RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED)
    package static let tls = Self(RD_KAFKA_RESP_ERR__SSL)
    package static let topicAuthorization = Self(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED)
    package static let groupAuthorization = Self(RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED)
    package static let clusterAuthorization = Self(RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED)
    /// A property or argument that cannot be used.
    package static let invalidArgument = Self(RD_KAFKA_RESP_ERR__INVALID_ARG)
    /// The call does not fit the client's state, for example a partition that is not assigned any more.
    package static let state = Self(RD_KAFKA_RESP_ERR__STATE)
    package static let fatal = Self(RD_KAFKA_RESP_ERR__FATAL)
    /// Another client with the same `transactional.id` has taken over.
    package static let fenced = Self(RD_KAFKA_RESP_ERR__FENCED)
    package static let invalidProducerEpoch = Self(RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH)
    package static let producerFenced = Self(RD_KAFKA_RESP_ERR_PRODUCER_FENCED)
    /// Another consumer with the same `group.instance.id` has taken over.
    package static let fencedInstance = Self(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    /// The group has moved on without this member.
    package static let illegalGeneration = Self(RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION)
    package static let unknownMember = Self(RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID)
    package static let rebalanceInProgress = Self(RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS)
    /// The consumer was not polled within `max.poll.interval.ms` and has left its group.
    package static let maximumPollExceeded = Self(RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED)
    package static let assignmentLost = Self(RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST)
    /// No committed offset, and `auto.offset.reset` is `error`.
    package static let noOffset = Self(RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
    package static let partitionEnd = Self(RD_KAFKA_RESP_ERR__PARTITION_EOF)
    package static let inconsistent = Self(RD_KAFKA_RESP_ERR__INCONSISTENT)
    package static let notImplemented = Self(RD_KAFKA_RESP_ERR__NOT_IMPLEMENTED)
    package static let unsupportedFeature = Self(RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
    /// A record was dropped from the producer's queue by an abort.
    package static let purgedInQueue = Self(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
    /// A record on its way was given up by an abort.
    package static let purgedInFlight = Self(RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
    package static let notEnoughReplicas = Self(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS)
    package static let notLeader = Self(RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION)
    package static let coordinatorNotAvailable = Self(RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE)
}
