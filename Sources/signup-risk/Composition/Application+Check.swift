import Settings
import SignupRisk

extension Application {
    /// Checks what no key can check by itself.
    ///
    /// - Throws: ``CompositionError`` with all that is wrong.
    static func check(_ settings: Settings, _ selection: VendorSelection) throws {
        let problems = problems(settings, selection)
        if !problems.isEmpty { throw CompositionError(problems) }
    }

    /// All that is wrong with keys that are each right by themselves, and with the rules. Nothing is connected for it.
    static func problems(_ settings: Settings, _ selection: VendorSelection) -> [String] {
        var problems = selection.problems
        if problems.isEmpty, selection.vendors.isEmpty { problems.append(VendorSelection.nothingToAsk) }
        problems += topicProblems(settings)
        problems += settings.kafkaProblems
        if settings.duration("worker.eventDeadline") >= settings.duration("worker.stallAfter") {
            problems.append(
                "worker.stallAfter: has to be longer than worker.eventDeadline, or waiting would look like a stall")
        }
        if settings.isExactlyOnce, settings.text("kafka.transactionalId").isEmpty {
            problems.append(
                "kafka.transactionalId: is missing; exactlyOnce needs one per replica that outlives its restarts")
        }
        if settings.isExactlyOnce { problems += transactionProblems(settings) }
        if settings.kafkaProperties.contains(where: { $0.name == "transactional.id" }) {
            problems.append("kafka.properties: transactional.id is set by kafka.delivery and kafka.transactionalId")
        }
        return problems + ruleProblems(settings)
    }

    /// What would end every transaction before it is due, or show a successor what is not committed.
    private static func transactionProblems(_ settings: Settings) -> [String] {
        var problems: [String] = []
        let properties = settings.kafkaProperties
        let timeout = properties.last { $0.name == "transaction.timeout.ms" }.flatMap { Int($0.value) } ?? 60_000
        if settings.duration("kafka.commitInterval") > .milliseconds(timeout / 2) {
            problems.append(
                """
                kafka.commitInterval: has to be at most half of transaction.timeout.ms (\(timeout) ms), or brokers would \
                end transactions before they are committed
                """)
        }
        if properties.contains(where: { $0.name == "isolation.level" && $0.value == "read_uncommitted" }) {
            problems.append(
                "kafka.properties: isolation.level=read_uncommitted would read what exactlyOnce has aborted")
        }
        return problems
    }

    private static func topicProblems(_ settings: Settings) -> [String] {
        var problems: [String] = []
        let topics = settings.list("kafka.inputTopics")
        if topics.isEmpty { problems.append("kafka.inputTopics: no topic is named") }
        for output in ["kafka.outputTopic", "kafka.deadLetterTopic"] where topics.contains(settings.text(output)) {
            problems.append(
                "\(output): \(settings.text(output)) is an input topic too, so the worker would read its own output")
        }
        if settings.text("kafka.outputTopic") == settings.text("kafka.deadLetterTopic") {
            problems.append("kafka.deadLetterTopic: is the output topic too")
        }
        return problems
    }

    private static func ruleProblems(_ settings: Settings) -> [String] {
        do {
            _ = try settings.assessor(failover: [])
            return []
        } catch let error as RuleSetError {
            return error.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}

extension SettingsError {
    /// What is wrong with the keys, and what can be said of the others all the same, so that nobody has to repair a file twice.
    var withFurtherProblems: CompositionError {
        let own = problems.map(\.description)
        guard let provisional else { return CompositionError(own) }
        let places = Set(problems.map(\.place))
        let further = Application.problems(provisional, VendorSelection(provisional)).filter { problem in
            // A key that is wrong says nothing about the others, nor does a vendor that may have been meant to be switched on.
            problem != VendorSelection.nothingToAsk && !places.contains(String(problem.prefix { $0 != ":" }))
        }
        return CompositionError(own + further)
    }
}
