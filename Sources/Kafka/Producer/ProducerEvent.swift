/// What a producer has to say besides its delivery reports.
package enum ProducerEvent: Sendable {
    /// Something concerns the client as a whole. A fatal one ends it: what was not acknowledged stays so.
    case failed(KafkaError)
    /// A line of librdkafka's log.
    case log(LogLine)
}
