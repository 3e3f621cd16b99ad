import Kafka

/// Carries records to their topics and waits until the brokers have them.
struct ReplayCourier {
    private let producer: Producer
    private let wakeUp = WakeUp()
    private let topic: DeadLetterTopic

    init(topic: DeadLetterTopic, client: ClientConfiguration) throws(DeadLetterError) {
        self.topic = topic
        do {
            producer = try Producer(configuration: client, wakeUp: wakeUp)
        } catch {
            throw DeadLetterError("cannot create a producer", error)
        }
    }

    /// Sends records and waits for the answer to each.
    ///
    /// - Returns: those the brokers have, and why the others were not sent.
    func deliver(
        _ parcels: [(record: ConsumedRecord, source: DeadLetter.Source)]
    ) async -> (delivered: [ConsumedRecord], failure: DeadLetterError?) {
        var outgoing: [OutgoingRecord] = []
        var failure: DeadLetterError?
        var partitions: [String: Int] = [:]
        do {
            for (index, parcel) in parcels.enumerated() {
                let source = parcel.source
                if partitions[source.topic] == nil { partitions[source.topic] = try await count(of: source.topic) }
                outgoing.append(
                    ReplayedRecord.make(
                        from: parcel.record, to: source, partitions: partitions[source.topic] ?? 0, token: UInt(index)))
            }
        } catch {
            // What stands before it in the batch can still go.
            failure = error
        }
        var delivered: [ConsumedRecord] = []
        var awaited = 0
        while awaited > 0 || !outgoing.isEmpty {
            let result = producer.send(outgoing)
            awaited += result.accepted
            outgoing.removeFirst(result.accepted)
            if let error = result.failure, error.code != .queueFull {
                failure = failure ?? DeadLetterError("cannot send to \(outgoing.first?.topic ?? "")", error)
                outgoing = []
            }
            producer.pollDeliveries { report in
                awaited -= 1
                let parcel = parcels[Int(report.token)]
                if let error = report.error {
                    failure = failure ?? DeadLetterError("cannot send to \(parcel.source.topic)", error)
                } else {
                    delivered.append(parcel.record)
                }
            }
            if awaited > 0 || !outgoing.isEmpty { _ = await producer.flush(within: .seconds(1)) }
        }
        return (delivered, failure)
    }

    /// How many partitions a source topic has now.
    private func count(of source: String) async throws(DeadLetterError) -> Int {
        let count = try await topic.partitions(of: source)
        guard count > 0 else {
            throw DeadLetterError("the source topic \(source) does not exist, so nothing can be sent back to it")
        }
        return count
    }
}
