package import Kafka

/// Reads the dead-letter topic from given offsets to its end as it was when it was opened, and no further.
package struct DeadLetterReader {
    /// Records handed over at once.
    private static let batch = 100
    /// How long nothing may come before the reading is given up: librdkafka itself would wait for ever.
    private static let patience = Duration.seconds(300)

    let consumer: Consumer
    private let wakeUp: WakeUp
    private let topic: DeadLetterTopic

    /// - Parameter client: how to reach Kafka, with the group whose offsets count.
    package init(topic: DeadLetterTopic, client: ClientConfiguration) throws(DeadLetterError) {
        wakeUp = WakeUp()
        self.topic = topic
        // The end of a partition is said, since the last offsets may be a transaction's marks, which are never records.
        let ends = ClientConfiguration(properties: [("enable.partition.eof", "true")])
        do {
            consumer = try Consumer(configuration: client.overridden(by: ends), wakeUp: wakeUp)
        } catch {
            throw DeadLetterError("cannot create a consumer", error)
        }
    }

    /// Reads from `starts`, of each partition what it names, or all of it.
    ///
    /// - Parameter body: takes up to 100 records of one partition in offset order, and says whether to go on.
    package func read(
        from starts: [TopicPartition: Int64] = [:], _ body: ([ConsumedRecord]) async throws -> Bool
    ) async throws {
        var ends: [TopicPartition: Int64] = [:]
        var positions: [TopicPartition: Consumer.Start] = [:]
        for (partition, bounds) in topic.bounds {
            let start = max(starts[partition] ?? bounds.lowerBound, bounds.lowerBound)
            guard start < bounds.upperBound else { continue }
            ends[partition] = bounds.upperBound
            positions[partition] = .offset(start)
        }
        guard !positions.isEmpty else { return }
        let readers = try consumer.assign(from: positions).sorted { $0.topicPartition < $1.topicPartition }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [wakeUp] in
                while (try? await Task.sleep(for: .milliseconds(100))) != nil { wakeUp.signal() }
            }
            defer { group.cancelAll() }
            try await read(readers, upTo: ends, body)
        }
    }

    private func read(
        _ readers: [PartitionReader], upTo ends: [TopicPartition: Int64],
        _ body: ([ConsumedRecord]) async throws -> Bool
    ) async throws {
        var open = readers
        var latest = ContinuousClock.now
        for await _ in wakeUp.signals {
            try pollEvents()
            for reader in open {
                let end = ends[reader.topicPartition] ?? 0
                let (isAtEnd, hasRead, goesOn) = try await drain(reader, upTo: end, body)
                guard goesOn else { return }
                if hasRead { latest = ContinuousClock.now }
                if isAtEnd { open.removeAll { $0 === reader } }
            }
            if open.isEmpty { return }
            if ContinuousClock.now - latest > Self.patience {
                throw DeadLetterError("\(topic.name) cannot be read: no broker has sent anything for five minutes")
            }
        }
        // The signals end only with the task.
        try Task.checkCancellation()
    }

    /// Leaves; what was committed stays.
    package func close() async { _ = await consumer.close(timeout: .seconds(5)) }

    private func drain(
        _ reader: PartitionReader, upTo end: Int64, _ body: ([ConsumedRecord]) async throws -> Bool
    ) async throws -> (isAtEnd: Bool, hasRead: Bool, goesOn: Bool) {
        var hasRead = false
        while true {
            var records: [ConsumedRecord] = []
            let outcome = reader.read(atMost: Self.batch, into: &records)
            var isAtEnd = (records.last?.offset).map { $0 >= end - 1 } ?? false
            for failure in outcome.failures {
                if failure.code == .partitionEnd {
                    isAtEnd = true
                } else if failure.isSetUpProblem || failure.isFatal {
                    throw DeadLetterError("cannot read \(reader.topicPartition)", failure)
                }
            }
            records.removeAll { $0.offset >= end }
            if !records.isEmpty {
                hasRead = true
                guard try await body(records) else { return (isAtEnd, hasRead, false) }
            }
            if isAtEnd || outcome.count == 0 { return (isAtEnd, hasRead, true) }
        }
    }

    private func pollEvents() throws {
        var failure: KafkaError?
        consumer.pollEvents { event in
            switch event {
            case .failed(let error), .partitionFailed(_, let error):
                if error.isFatal || error.isSetUpProblem { failure = failure ?? error }
            default: break
            }
        }
        if let failure { throw DeadLetterError("cannot read \(topic.name)", failure) }
    }
}
