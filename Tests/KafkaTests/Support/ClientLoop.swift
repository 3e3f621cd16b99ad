import Kafka

/// Consumers and a producer on one wake-up, driven as an owner drives them: look at everything, then wait for the signal.
///
/// A lost signal would make a test run into its time limit.
class ClientLoop {
    let bootstrapServers: String
    let wakeUp = WakeUp()
    private(set) var members: [Member] = []
    private(set) var producer: Producer?
    private(set) var reports: [DeliveryReport] = []
    private(set) var producerEvents: [ProducerEvent] = []

    init(bootstrapServers: String) {
        self.bootstrapServers = bootstrapServers
    }

    func configuration(_ properties: [String: String] = [:]) -> ClientConfiguration {
        ClientConfiguration(
            bootstrapServers: bootstrapServers, properties: properties.map { ($0.key, $0.value) })
    }

    func makeProducer(_ properties: [String: String] = [:]) throws -> Producer {
        let producer = try Producer(configuration: configuration(properties), wakeUp: wakeUp)
        self.producer = producer
        return producer
    }

    /// A consumer that is driven from now on.
    func makeMember(_ properties: [String: String] = [:]) throws -> Member {
        let defaults = [
            "group.id": "group", "auto.offset.reset": "earliest", "session.timeout.ms": "6000",
            "heartbeat.interval.ms": "500",
        ]
        let merged = defaults.merging(properties) { _, new in new }
        let member = Member(try Consumer(configuration: configuration(merged), wakeUp: wakeUp))
        members.append(member)
        return member
    }

    /// Stops driving a member.
    func forget(_ member: Member) {
        members.removeAll { $0 === member }
    }

    func step() {
        for member in members { member.step() }
        producer?.pollDeliveries { reports.append($0) }
        producer?.pollEvents { producerEvents.append($0) }
    }

    /// Drives everything until the condition holds.
    func run(until isDone: () -> Bool) async {
        step()
        if isDone() { return }
        for await _ in wakeUp.signals {
            step()
            if isDone() { return }
        }
    }

    /// Sends records, in as many goes as the queue takes, and waits until all are acknowledged.
    func send(_ records: [OutgoingRecord], with producer: Producer) async -> KafkaError? {
        var rest = records[...]
        let expected = reports.count + records.count
        while !rest.isEmpty {
            let result = producer.send(rest)
            rest = rest.dropFirst(result.accepted)
            if let failure = result.failure, failure.code != .queueFull { return failure }
            if !rest.isEmpty { await run { producer.queuedCount < 1000 } }
        }
        await run { reports.count >= expected }
        return reports.suffix(records.count).lazy.compactMap(\.error).first
    }
}
