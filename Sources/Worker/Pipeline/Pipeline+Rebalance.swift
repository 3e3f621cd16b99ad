import Kafka
import Logging
import Resilience
import Telemetry

extension Pipeline {
    /// What the consumer has to say outside of records.
    func handle(_ event: ConsumerEvent, now: Moment) {
        switch event {
        case .assign(let partitions): assign(partitions)
        case .revoke(let partitions, let isLost): beginRevocation(of: partitions, isLost: isLost, now: now)
        case .committed(let result):
            if !result.committed.isEmpty { areBrokersReachable = true }
            delivery.committed(result, in: self)
        case .failed(let error): failed(error)
        case .partitionFailed(let partition, let error): partitionFailed(partition, error)
        case .statistics: publishState()
        case .log(let line): logger.log(line)
        }
    }

    /// What the producer has to say outside of delivery reports.
    func handle(_ event: ProducerEvent) {
        switch event {
        // A connection that nothing waits for is no trouble.
        case .failed(let error) where error.isFatal || error.isSetUpProblem || producer.queuedCount > 0: failed(error)
        case .failed: break
        case .log(let line): logger.log(line)
        }
    }

    private func assign(_ topicPartitions: [TopicPartition]) {
        do {
            for reader in try consumer.assign(topicPartitions) { take(reader) }
        } catch {
            stop(because: WorkerError("cannot take an assignment", error))
        }
        hasAssignment = true
        areBrokersReachable = true
        assignmentChanged("partitions assigned", topicPartitions)
    }

    /// Begins to look after a partition.
    @discardableResult
    func take(_ reader: PartitionReader) -> AssignedPartition {
        let partition = AssignedPartition(id: takeLane(), reader: reader)
        partitions[reader.topicPartition] = partition
        partitionsByLane[partition.id] = partition
        readingOrder.append(partition)
        return partition
    }

    private func takeLane() -> DeliveryToken.LaneID {
        repeat { nextLane = (nextLane + 1) % DeliveryToken.laneLimit } while partitionsByLane[nextLane] != nil
        return nextLane
    }

    private func beginRevocation(of topicPartitions: [TopicPartition], isLost: Bool, now: Moment) {
        for partition in topicPartitions { partitions[partition]?.isDraining = true }
        revocation = Revocation(
            partitions: topicPartitions, deadline: now.advanced(by: configuration.revokeDrain), isLost: isLost)
        // Nothing of them may leave any more, not even what comes in this turn.
        if isLost { drop(topicPartitions) }
    }

    /// Moves a revocation on: what was read is finished, then committed, then the partitions are given up.
    func continueRevocation(now: Moment) {
        // A revocation that is answered late can become a loss meanwhile.
        if revocation != nil, consumer.isAssignmentLost { revocation?.isLost = true }
        guard let revocation,
            delivery.conclude(revocation.partitions, of: self, revocation.urgency(at: now), now: now)
        else { return }
        self.revocation = nil
        drop(revocation.partitions)
        if revocation.isLost { hasAssignment = !partitions.isEmpty }
        do {
            try consumer.unassign(revocation.partitions)
        } catch {
            stop(because: WorkerError("cannot give partitions up", error))
        }
        assignmentChanged(revocation.isLost ? "partitions lost" : "partitions revoked", revocation.partitions)
    }

    /// Forgets partitions. What of them is unfinished is counted as released: another member reads it again, and a result that
    /// comes late finds no assignment to belong to.
    func drop(_ topicPartitions: [TopicPartition]) {
        var lanes: Set<DeliveryToken.LaneID> = []
        for topicPartition in topicPartitions {
            guard let partition = partitions.removeValue(forKey: topicPartition) else { continue }
            lanes.insert(partition.id)
            partitionsByLane[partition.id] = nil
            for record in partition.records.unacknowledged {
                window.leave(bytes: record.byteCount)
                ledger.inFlight -= 1
                ledger.released += 1
            }
        }
        readingOrder.removeAll { lanes.contains($0.id) }
        outbox.removeAll { lanes.contains(DeliveryToken($0.token).lane) }
    }

    private func assignmentChanged(_ message: Logger.Message, _ topicPartitions: [TopicPartition]) {
        let names = topicPartitions.map { "\($0.topic)/\($0.partition)" }.sorted().joined(separator: ",")
        logger.info(message, [.partitions: "\(names)", .count: .stringConvertible(partitions.count)])
        metrics.publish(ledger: ledger)
        publishState()
        board.rebalanced(as: consumer.memberId)
    }

    private func failed(_ error: KafkaError) {
        if error.isFatal || error.isSetUpProblem {
            stop(because: WorkerError("Kafka", error))
        } else {
            if error.code == .allBrokersDown { areBrokersReachable = false }
            logger.warning("Kafka is in trouble", [.error: "\(error.code)", .detail: "\(error.message)"])
        }
    }

    func partitionFailed(_ partition: TopicPartition, _ error: KafkaError) {
        if error.isSetUpProblem {
            stop(because: WorkerError("cannot read \(partition.topic)", error))
        } else {
            logger.warning(
                "a partition is in trouble",
                [
                    .topic: "\(partition.topic)", .partition: "\(partition.partition)", .error: "\(error.code)",
                    .detail: "\(error.message)",
                ])
        }
    }

    /// Says what the assignment is and how far behind each partition is: its end less what is committed, or less what was
    /// read where nothing is committed yet.
    func publishState() {
        let known = consumer.statistics.partitions
        board.publish(
            partitions: partitions.values.map { partition in
                let figures = known[partition.topicPartition]
                let lag =
                    partition.committedOffset.flatMap { figures?.lag(from: $0) } ?? figures?.lag
                return WorkerState.Partition(
                    topic: partition.topicPartition.topic, partition: partition.topicPartition.partition, lag: lag)
            })
    }
}
