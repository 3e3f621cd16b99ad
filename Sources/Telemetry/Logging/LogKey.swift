/// The keys of log metadata: the only ones there are, so that whoever searches logs has one list to learn.
///
/// Values are names, numbers and words of ours. A phone number, an IP address, a query, a key or a secret is never a value;
/// a record is named by topic, partition and offset.
package enum LogKey: String, Sendable, CaseIterable {
    /// The address a server listens on.
    case address
    /// How many partitions, records, attempts or lines.
    case count
    /// A delay, an age or a time, in milliseconds.
    case milliseconds
    /// What went wrong, in words free of personal data.
    case error
    /// The consumer group.
    case group
    /// Records in flight.
    case inFlight = "in_flight"
    /// Records behind the end.
    case lag
    /// A log level.
    case level = "log_level"
    /// How many were lost.
    case lost
    /// A record's place in its partition.
    case offset
    case partition
    /// Partitions, as `topic/partition`.
    case partitions
    /// A file of the configuration.
    case path
    /// A configuration key, never its value.
    case key
    /// What is wrong with a vendor's account.
    case problem
    /// Why something happened.
    case reason
    /// A rule set's identity.
    case rules
    /// A state that something has entered.
    case state
    /// A vendor's own code.
    case vendorStatus = "vendor_status"
    case topic
    case vendor
    case version
    case worker
    /// The part of librdkafka that speaks.
    case facility
    /// librdkafka's own words, which name brokers and topics.
    case detail
}
