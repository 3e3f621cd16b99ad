/// How far behind a consumer's partitions are, as far as this client knows without asking a broker.
package struct ConsumerStatistics: Sendable, Hashable {
    /// What is known of one assigned partition. `nil` is unknown: nothing was fetched yet.
    package struct Partition: Sendable, Hashable {
        /// The offset of the next record to be read from this client.
        package var position: Int64?
        /// The offset of the oldest record that the broker keeps.
        package var low: Int64?
        /// The offset that the next record to be written will have, as of the last fetch.
        package var high: Int64?

        package init(position: Int64?, low: Int64?, high: Int64?) {
            self.position = position
            self.low = low
            self.high = high
        }

        /// Records not yet read, or `nil` where that is not known. Behind a transaction it can stay at 1: the marker that
        /// ends a transaction takes an offset and is never read.
        package var lag: Int64? { high.flatMap { lag(behind: $0) } }

        private func lag(behind high: Int64) -> Int64? {
            guard let position else { return nil }
            return max(high - max(position, low ?? 0), 0)
        }

        /// Records after `offset`, the owner's own mark (the committed offset, for example).
        package func lag(from offset: Int64) -> Int64? {
            high.map { max($0 - max(offset, low ?? 0), 0) }
        }
    }

    package var partitions: [TopicPartition: Partition]

    package init(partitions: [TopicPartition: Partition] = [:]) {
        self.partitions = partitions
    }

    /// The sum of the known lags, or `nil` when none is known.
    package var totalLag: Int64? {
        let known = partitions.values.compactMap(\.lag)
        return known.isEmpty ? nil : known.reduce(0, +)
    }
}
