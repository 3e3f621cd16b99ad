import Kafka
import Testing

struct ConfigurationTests {
    private func refusal(_ properties: [(name: String, value: String)]) -> KafkaError? {
        do throws(KafkaError) {
            _ = try Producer(configuration: ClientConfiguration(properties: properties), wakeUp: WakeUp())
            return nil
        } catch {
            return error
        }
    }

    @Test("An unknown property is an error that names it")
    func unknownProperty() throws {
        let error = try #require(refusal([("no.such.property", "1")]))
        #expect(error.message.contains("no.such.property"))
        #expect(error.isSetUpProblem)
        #expect(error.disposition == .stop)
        #expect(!error.isRetriable)
    }

    @Test("A bad value is an error that names property and value")
    func badValue() throws {
        let error = try #require(refusal([("acks", "many")]))
        #expect(error.message.contains("acks"))
        #expect(error.message.contains("many"))
    }

    @Test("A secret's value is in no error and no description")
    func secrets() throws {
        let secret = "hunter2\0tail"
        for name in ["sasl.password", "ssl.key.password", "ssl.key.pem", "sasl.oauthbearer.client.secret"] {
            let properties = [(name: name, value: secret)]
            let error = try #require(refusal(properties))
            #expect(error.message.contains(name))
            #expect(!"\(error)".contains("hunter2"))
            let configuration = ClientConfiguration(properties: properties)
            #expect("\(configuration)" == "\(name)=***")
            #expect(!String(reflecting: configuration).contains("hunter2"))
            var dumped = ""
            dump(configuration, to: &dumped)
            #expect(!dumped.contains("hunter2"))
        }
    }

    @Test("A value with a NUL is refused rather than cut short")
    func embeddedNUL() throws {
        let error = try #require(refusal([("client.id", "a\0b")]))
        #expect(error.message.contains("client.id"))
    }

    @Test("Properties that do not go together are an error when the client starts")
    func conflictingProperties() throws {
        let error = try #require(refusal([("enable.idempotence", "true"), ("acks", "1")]))
        #expect(error.message.contains("acks"))
    }

    @Test("What the client's promises rest on cannot be changed, only repeated")
    func reservedProperties() throws {
        #expect(refusal([("log.queue", "true")]) == nil)
        for (name, value) in [("enable.auto.commit", "true"), ("enable.auto.offset.store", "true")] {
            #expect(throws: KafkaError.self) {
                try Consumer(
                    configuration: ClientConfiguration(properties: [("group.id", "g"), (name, value)]),
                    wakeUp: WakeUp())
            }
        }
    }

    @Test("A later property wins, within a configuration and over another")
    func laterWins() {
        var configuration = ClientConfiguration(
            bootstrapServers: "a:1", properties: [("linger.ms", "1"), ("linger.ms", "2")])
        #expect(configuration["linger.ms"] == "2")
        configuration.set("linger.ms", "3")
        #expect(configuration["linger.ms"] == "3")
        let overridden = configuration.overridden(by: ClientConfiguration(bootstrapServers: "b:2"))
        #expect(overridden["bootstrap.servers"] == "b:2")
        #expect(overridden["linger.ms"] == "3")
        #expect(overridden["acks"] == nil)
    }

    @Test("The client's defaults give way to what is configured")
    func defaultsGiveWay() {
        #expect(refusal([("compression.codec", "zstd"), ("enable.idempotence", "false"), ("acks", "1")]) == nil)
    }

    @Test(
        "The prefetch budget is divided by the partitions, and stays what librdkafka accepts",
        arguments: [
            (64 << 20, 8, "8192"), (64 << 20, 0, "65536"), (0, 8, "1"), (-1, -1, "1"), (Int.max, 1, "2097151"),
            (1 << 20, 10_000, "1"),
        ])
    func prefetch(budget: Int, partitions: Int, expected: String) throws {
        let value = ClientConfiguration.prefetchKilobytes(budget: budget, partitions: partitions)
        #expect(value == expected)
        _ = try Consumer(
            configuration: ClientConfiguration(properties: [
                ("group.id", "g"), ("queued.max.messages.kbytes", value),
            ]), wakeUp: WakeUp())
    }
}
