import Foundation
import Kafka
import Settings
import Telemetry

/// The demonstration's own hands on the topics: they put the samples in, and read what comes out with a client of their own.
struct DemoTopics: Sendable {
    let settings: Settings

    /// Writes the samples to the input topic.
    func feed(_ samples: [DemoSamples.Record], rate: Double?) async throws {
        let producer = try Producer(configuration: settings.clientConfiguration, wakeUp: WakeUp())
        let topic = settings.list("kafka.inputTopics").first ?? ""
        let start = ContinuousClock.now
        for (index, sample) in samples.enumerated() {
            if let rate { try await Task.sleep(until: start + .seconds(Double(index) / rate), clock: .continuous) }
            let record = OutgoingRecord(
                topic: topic, key: sample.key.map(RecordBytes.bytes) ?? .absent,
                value: sample.value.map(RecordBytes.bytes) ?? .absent)
            while let failure = producer.send([record]).failure {
                guard failure.isRetriable else { throw failure }
                producer.pollDeliveries { _ in }
                await Task.yield()
            }
        }
        guard await producer.flush(within: .seconds(30)) else {
            throw KafkaError(code: .timedOut, message: "the samples could not be written")
        }
    }

    /// Reads events and dead letters until as many records have come to their end as were expected.
    ///
    /// - Parameter progress: where the worker stands now.
    func follow(
        expected: Int, show: (DemoOutcome) -> Void, progress: () -> Ledger
    ) async throws {
        let wakeUp = WakeUp()
        let output = settings.text("kafka.outputTopic")
        let deadLetters = settings.text("kafka.deadLetterTopic")
        let consumer = try Consumer(
            configuration: ClientConfiguration(properties: [("group.id", "demo-reader")])
                .overridden(by: settings.clientConfiguration), wakeUp: wakeUp)
        let admin = try Admin(configuration: settings.clientConfiguration)
        let topics = try await admin.metadata(topics: [output, deadLetters]).topics
        var starts: [TopicPartition: Consumer.Start] = [:]
        for topic in topics {
            for partition in topic.partitions {
                starts[TopicPartition(topic: topic.name, partition: partition.id)] = .beginning
            }
        }
        let readers = try consumer.assign(from: starts)
        var seen = 0
        var records: [ConsumedRecord] = []
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await Task.sleep(for: .milliseconds(100))) != nil {
                    wakeUp.signal()
                }
            }
            defer { group.cancelAll() }
            for await _ in wakeUp.signals {
                consumer.pollEvents { _ in }
                for reader in readers {
                    records.removeAll(keepingCapacity: true)
                    _ = reader.read(atMost: 500, into: &records)
                    for record in records {
                        show(record.topic == output ? .event(record.value ?? []) : .deadLetter(record))
                    }
                    seen += records.count
                }
                let ledger = progress()
                if ledger.finished >= expected, seen >= ledger.published + ledger.deadLettered { break }
            }
        }
        _ = await consumer.close(timeout: .seconds(1))
    }
}

/// What came out for a sample signup.
enum DemoOutcome {
    case event([UInt8])
    case deadLetter(ConsumedRecord)
}
