package import Kafka
import SignupRisk

extension DeadLetter {
    /// Reads what a record of the dead-letter topic says about itself.
    package init(_ record: ConsumedRecord) {
        self.init(
            headers: record.headers, partition: record.partition, offset: record.offset, timestamp: record.timestamp,
            valueByteCount: record.valueByteCount, readTime: Timestamp.milliseconds)
    }
}
