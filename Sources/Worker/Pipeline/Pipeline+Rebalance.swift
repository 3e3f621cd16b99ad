import Kafka
import Logging
import Resilience
import Telemetry

extension Pipeline {
    /// What the consumer has to say outside of records.
    func handle(_ event: ConsumerEvent, now: Moment) {
        switch event {
        case .assign(let partitions): assign(partitions)
        case .revoke(let partitions, isLost: true): lose(partitions)
        case .revoke(let partitions, isLost: false): beginRevocation(of: partitions, now: now)
        case .committed(let result): committed(result)
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
            for reader in try consumer.assign(topicPartitions) {
                let partition = AssignedPartition(id: takeLane(), reader: reader)
                partitions[reader.topicPartition] = partition
                partitionsByLane[partition.id] = partition
                readingOrder.append(partition)
            }
        } catch {
            stop(because: WorkerError("cannot take an assignment", error))
        }
        hasAssignment = true
        areBrokersReachable = true
        assignmentChanged("partitions assigned", topicPartitions)
    }

    private func takeLane() -> DeliveryToken.LaneID {
        repeat { nextLane = (nextLane + 1) % DeliveryToken.laneLimit } while partitionsByLane[nextLane] != nil
        return nextLane
    }

    private func beginRevocation(of topicPartitions: [TopicPartition], now: Moment) {
        for partition in topicPartitions { partitions[partition]?.isDraining = true }
        revocation = Revocation(
            partitions: topicPartitions, deadline: now.advanced(by: configuration.revokeDrain))
    }

    /// Moves a revocation on: drained, then committed, then given up; or given up when its time is over.
    func continueRevocation(now: Moment) {
        guard var revocation else { return }
        // A revocation that is answered late can become a loss meanwhile.
        if consumer.isAssignmentLost { return lose(revocation.partitions) }
        let affected = revocation.partitions.compactMap { partitions[$0] }
        let isOver = now >= revocation.deadline
        switch revocation.stage {
        case .draining:
            guard isOver || affected.allSatisfy(\.records.isEmpty) else { return }
            revocation.stage = .committing
            self.revocation = revocation
            continueRevocation(now: now)
        case .committing:
            // Given up only when the broker has confirmed what was finished; a commit that failed is tried again meanwhile.
            if isOver || affected.allSatisfy(\.isConfirmed) { return finishRevocation(revocation) }
            if !isCommitting, lastCommit.duration(to: now) >= Self.commitPause { commit(now: now) }
        }
    }

    private func finishRevocation(_ revocation: Revocation) {
        self.revocation = nil
        drop(revocation.partitions)
        do {
            try consumer.unassign(revocation.partitions)
        } catch {
            stop(because: WorkerError("cannot give partitions up", error))
        }
        assignmentChanged("partitions revoked", revocation.partitions)
    }

    private func lose(_ topicPartitions: [TopicPartition]) {
        revocation = nil
        drop(topicPartitions)
        hasAssignment = !partitions.isEmpty
        do {
            try consumer.unassign(topicPartitions)
        } catch {
            stop(because: WorkerError("cannot give lost partitions up", error))
        }
        assignmentChanged("partitions lost", topicPartitions)
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
        board.rebalanced()
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
