import Kafka
import Telemetry

/// Writes signups, all at once or at a steady rate that does not wait for anybody (an open loop): each record carries the time
/// at which it was due, so that a worker that holds the feeder up cannot hide it.
struct Feeder {
    private let producer: Producer
    private let topic: String
    private let keys: Int

    init(_ clients: ClientConfiguration, topic: String, keys: Int) throws {
        let hasty = ClientConfiguration(properties: [("linger.ms", "0")])
        producer = try Producer(configuration: hasty.overridden(by: clients), wakeUp: WakeUp())
        self.topic = topic
        self.keys = keys
    }

    func feed(_ numbers: Range<Int>, perSecond: Int?) async throws {
        let start = ContinuousClock.now
        let startMilliseconds = Telemetry.Timestamp.now.milliseconds
        var next = numbers.lowerBound
        while next < numbers.upperBound {
            var due = numbers.upperBound
            if let perSecond {
                let elapsed = (ContinuousClock.now - start) / .seconds(1)
                due = min(due, numbers.lowerBound + Int(elapsed * Double(perSecond)))
            }
            let batch = (next..<max(next, min(due, next + 5_000))).map { number in
                record(
                    number,
                    dueAt: perSecond.map { startMilliseconds + Int64(number - numbers.lowerBound) * 1_000 / Int64($0) })
            }
            let result = producer.send(batch[...])
            if let failure = result.failure, !failure.isRetriable { throw failure }
            next += result.accepted
            producer.pollDeliveries { _ in }
            if result.accepted == 0 { try await Task.sleep(for: .microseconds(500)) }
        }
        guard await producer.flush(within: .seconds(60)) else { throw KafkaError(code: .timedOut) }
    }

    private func record(_ number: Int, dueAt timestamp: Int64?) -> OutgoingRecord {
        let value = """
            {"event_id":"e\(number)","phone":"+447400\(100_000 + number % 900_000)","ip":"81.2.\(number / 250 % 250).\(number % 250 + 1)",\
            "country":"GB","plan":"starter","email_domain":"example.com","occurred_at":"2026-11-21T12:00:00Z"}
            """
        return OutgoingRecord(
            topic: topic, key: .bytes(Array("k\(number % keys)".utf8)), value: .bytes(Array(value.utf8)),
            timestamp: timestamp)
    }
}
