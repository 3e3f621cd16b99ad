import Kafka
import Settings
import Spelling

extension Settings {
    /// Everything librdkafka would refuse about how Kafka is reached, each with its property; nothing is connected for it.
    var kafkaProblems: [String] {
        let malformed = list("kafka.properties").filter { !$0.contains("=") }
        if !malformed.isEmpty { return ["kafka.properties: every property reads name=value"] }
        let kafka = kafkaSettings
        var problems: [String] = []
        for (configuration, role) in [(kafka.consumer, ClientConfiguration.Role.consumer), (kafka.producer, .producer)]
        {
            for problem in configuration.problems(for: role) {
                let text = "kafka.properties: \(problem.message)\(Self.suggestion(problem))"
                if !problems.contains(text) { problems.append(text) }
            }
        }
        return problems
    }

    private static func suggestion(_ problem: ClientConfiguration.Problem) -> String {
        guard problem.isUnknown, let property = problem.property,
            let nearest = NearestName.find(property, among: ClientConfiguration.knownProperties)
        else { return "" }
        return " Did you mean \(nearest)?"
    }
}
