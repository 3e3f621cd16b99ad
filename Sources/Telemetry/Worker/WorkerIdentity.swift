/// Who reports: constant for the life of the process.
package struct WorkerIdentity: Sendable, Hashable {
    /// The worker's name, unique among replicas.
    package let worker: String
    /// The program's version.
    package let version: String
    /// The consumer group.
    package let group: String
    package let inputTopics: [String]
    package let outputTopic: String
    package let deadLetterTopic: String

    package init(
        worker: String, version: String, group: String, inputTopics: [String], outputTopic: String,
        deadLetterTopic: String
    ) {
        self.worker = worker
        self.version = version
        self.group = group
        self.inputTopics = inputTopics
        self.outputTopic = outputTopic
        self.deadLetterTopic = deadLetterTopic
    }
}
