import Kafka
import Testing

struct KafkaErrorTests {
    @Test("Each kind of error asks for what can help")
    func dispositions() {
        let expected: [(KafkaError.Code, KafkaError.Disposition)] = [
            (.queueFull, .retry), (.timedOut, .retry), (.messageTimedOut, .retry), (.notEnoughReplicas, .retry),
            (.notLeader, .retry), (.coordinatorNotAvailable, .retry), (.transport, .reconnect),
            (.allBrokersDown, .reconnect), (.unresolvable, .reconnect), (.illegalGeneration, .rejoin),
            (.unknownMember, .rejoin), (.rebalanceInProgress, .rejoin), (.maximumPollExceeded, .rejoin),
            (.assignmentLost, .rejoin), (.fenced, .stop), (.producerFenced, .stop), (.fencedInstance, .stop),
            (.invalidProducerEpoch, .stop), (.unknownTopicOrPartition, .stop), (.unknownTopic, .stop),
            (.authentication, .stop), (.saslAuthentication, .stop), (.topicAuthorization, .stop),
            (.groupAuthorization, .stop), (.tls, .stop), (.fatal, .stop), (.messageTooLarge, .stop),
        ]
        for (code, disposition) in expected {
            #expect(KafkaError(code: code).disposition == disposition, "\(code)")
        }
    }

    @Test("Set-up problems are those a person must change, and are never retried")
    func setUpProblems() {
        for code in [
            KafkaError.Code.unknownTopicOrPartition, .authentication, .saslAuthentication, .topicAuthorization,
            .groupAuthorization, .clusterAuthorization, .tls, .invalidArgument, .noOffset,
        ] {
            #expect(KafkaError(code: code).isSetUpProblem, "\(code)")
            #expect(!KafkaError(code: code).isRetriable, "\(code)")
        }
        for code in [KafkaError.Code.transport, .unresolvable, .queueFull, .fenced, .illegalGeneration] {
            #expect(!KafkaError(code: code).isSetUpProblem, "\(code)")
        }
    }

    @Test("What is fatal or needs an abort is not retried, whatever its code")
    func flagsWin() {
        let fatal = KafkaError(code: .timedOut, isFatal: true, isRetriable: true)
        #expect(!fatal.isRetriable)
        #expect(fatal.disposition == .stop)
        let abortable = KafkaError(code: .timedOut, isRetriable: true, requiresAbort: true)
        #expect(!abortable.isRetriable)
        #expect(abortable.disposition == .abort)
        #expect(KafkaError(code: .messageTooLarge, isRetriable: true).disposition == .retry)
        #expect(KafkaError(code: .fatal).isFatal)
    }

    @Test("An error is named as librdkafka names it, and explains itself when nothing else does")
    func names() {
        #expect(KafkaError.Code.transport.name == "_TRANSPORT")
        #expect(KafkaError.Code.topicAuthorization.name == "TOPIC_AUTHORIZATION_FAILED")
        #expect(
            KafkaError(code: .transport, message: "Connection refused").description == "Connection refused (_TRANSPORT)"
        )
        #expect(!KafkaError(code: .transport).message.isEmpty)
    }
}
