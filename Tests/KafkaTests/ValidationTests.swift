import Testing

@testable import Kafka

@Suite("Properties tried without a client")
struct ValidationTests {
    private func problems(_ properties: [(name: String, value: String)]) -> [ClientConfiguration.Problem] {
        ClientConfiguration(bootstrapServers: "127.0.0.1:1", properties: properties).problems(for: .consumer)
    }

    @Test("What is right has no problem, for either client")
    func right() {
        #expect(problems([("group.id", "g"), ("session.timeout.ms", "6000")]).isEmpty)
        #expect(ClientConfiguration(bootstrapServers: "127.0.0.1:1").problems(for: .producer).isEmpty)
    }

    @Test("Every wrong property is told at once, by its name")
    func wrong() {
        let found = problems([("fetch.min.byte", "1"), ("session.timeout.ms", "soon"), ("security.protocol", "tls")])
        #expect(found.map(\.property) == ["fetch.min.byte", "session.timeout.ms", "security.protocol"])
        #expect(found.map(\.isUnknown) == [true, false, false])
        #expect(found.allSatisfy { problem in problem.property.map { problem.message.contains($0) } ?? false })
    }

    @Test("What does not fit together is found, and a certificate that is not there")
    func combination() {
        let interval = problems([("group.id", "g"), ("session.timeout.ms", "60000"), ("max.poll.interval.ms", "1000")])
        #expect(interval.count == 1 && interval.first?.message.contains("max.poll.interval.ms") == true)
        let certificate = problems([("security.protocol", "ssl"), ("ssl.ca.location", "/nonexistent/ca.pem")])
        #expect(
            certificate.count == 1 && certificate.first?.message.contains("ssl.ca.location") == true, "\(certificate)")
    }

    @Test("A secret's value is not shown")
    func secret() {
        let found = problems([("ssl.key.pem", "hunter2"), ("sasl.passwordd", "hunter2")])
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !$0.message.contains("hunter2") })
    }
}
