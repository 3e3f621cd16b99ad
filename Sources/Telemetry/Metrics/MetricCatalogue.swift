/// Every metric of the worker, and how to read it. Nothing is measured under a name that does not stand here.
///
/// Names are OpenTelemetry's where it has one (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/,
/// https://opentelemetry.io/docs/specs/semconv/http/http-metrics/), otherwise they begin with `signup_risk.`. Labels come
/// from bounded sets: topics, partitions and vendors of the configuration, and the enumerations of the event. A URL, a phone
/// number, an address or a key is never a label.
package enum MetricCatalogue {
    /// OpenTelemetry's bounds for durations, in seconds, and a few above for slow vendors.
    package static let durationBounds: [Double] = [
        0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 20, 30,
    ]

    /// The same, and the hours and days of a worker that catches up.
    package static let endToEndBounds: [Double] = durationBounds + [60, 300, 900, 3600, 14400, 86400]
}

// MARK: - Records

extension MetricCatalogue {
    /// Rate it for throughput in. The label `messaging.destination.name` is there when one input topic is configured.
    package static let consumed = MetricDescriptor(
        "messaging.client.consumed.messages", .counter, .count, "Records read from the input topics.")
    /// Rate it for throughput out; by `messaging.destination.name`, the output and the dead-letter topic.
    package static let sent = MetricDescriptor(
        "messaging.client.sent.messages", .counter, .count,
        "Records that the broker has acknowledged: risk events and dead letters, by topic.")
    /// Grows with tombstones; anything else in it is a surprise.
    package static let skipped = MetricDescriptor(
        "signup_risk.records.skipped", .counter, .count, "Records that need no result, such as tombstones.")
    /// Grows with rebalances and aborted transactions; steady growth means a group that does not settle, drains that run out of
    /// time, or transactions that the brokers refuse.
    package static let released = MetricDescriptor(
        "signup_risk.records.released", .counter, .count,
        "Records given back with their partition, or with a transaction that was aborted; they are read again.")
    /// At `worker.maxInFlight` the worker is held back by vendors or by Kafka: more replicas, or more in flight, help.
    package static let inFlight = MetricDescriptor(
        "signup_risk.records.in_flight", .gauge, .count, "Records read and not finished yet.")
    /// By `reason`: what is wrong with the input that nobody could read.
    package static let deadLetters = MetricDescriptor(
        "signup_risk.dead_letters", .counter, .count, "Records sent to the dead-letter topic, by reason.")
    /// From the record's read to its acknowledged result. Follows the vendors' latency; the difference is ours.
    package static let processDuration = MetricDescriptor(
        "messaging.process.duration", .histogram(bounds: durationBounds), .seconds,
        "Time from reading a record to its acknowledged result.")
    /// From the record's timestamp in Kafka to its acknowledged result: what the next system waits. Grows with the lag.
    package static let endToEndDuration = MetricDescriptor(
        "signup_risk.end_to_end.duration", .histogram(bounds: endToEndBounds), .seconds,
        "Time from a record's timestamp in the input topic to its acknowledged result.")
}

// MARK: - Events

extension MetricCatalogue {
    /// `partial` and `unavailable` rise when a vendor is away: the vendor's own metrics say which.
    package static let events = MetricDescriptor(
        "signup_risk.events", .counter, .count, "Risk events by status: complete, partial, unavailable.")
    /// A share that moves without a release means that signups, a vendor's answers or an attack changed.
    package static let recommendations = MetricDescriptor(
        "signup_risk.recommendations", .counter, .count, "Risk events by recommendation: allow, review, deny.")
    /// As `recommendations`, one step finer.
    package static let levels = MetricDescriptor(
        "signup_risk.levels", .counter, .count, "Risk events by level: low, medium, high, critical.")
}

// MARK: - The consumer group

extension MetricCatalogue {
    /// Records behind the end of the partition. A partition whose lag is not known yet is left out. Scale out when it grows.
    package static let lag = MetricDescriptor(
        "signup_risk.consumer.lag", .gauge, .count, "Records not committed yet, by topic and partition.")
    /// Zero for long: more replicas than partitions.
    package static let assignedPartitions = MetricDescriptor(
        "signup_risk.consumer.assigned_partitions", .gauge, .count, "Partitions this worker reads.")
    /// Grows with deployments and scaling; otherwise members are lost or time out.
    package static let rebalances = MetricDescriptor(
        "signup_risk.consumer.rebalances", .counter, .count, "Assignments and revocations of partitions.")
    /// Above zero is normal around a rebalance; steady growth means that progress is not kept.
    package static let commitFailures = MetricDescriptor(
        "signup_risk.consumer.commit_failures", .counter, .count, "Offset commits that the broker refused.")
    /// Results that the broker did not take; they are sent again or their partition is given up.
    package static let deliveryFailures = MetricDescriptor(
        "signup_risk.producer.delivery_failures", .counter, .count, "Results that the broker did not take.")
    /// Where the loop's time goes, by `phase`: work, wait. `work` near 1 s/s: the worker itself is the limit.
    package static let loopTime = MetricDescriptor(
        "signup_risk.worker.loop_time", .counter, .seconds, "Time of the worker's loop, by phase.")
}

// MARK: - Vendors, by `vendor`

extension MetricCatalogue {
    /// One value per HTTP exchange, by `vendor` and, where it failed, `error.type`.
    package static let callDuration = MetricDescriptor(
        "http.client.request.duration", .histogram(bounds: durationBounds), .seconds,
        "Time of one call to a vendor, by vendor and, where it failed, kind of error.")
    /// At the concurrency limit the vendor is the bottleneck.
    package static let activeCalls = MetricDescriptor(
        "http.client.active_requests", .gauge, .count, "Calls to a vendor that have no answer yet.")
    /// Every attempt counts: what the vendor sees, and bills by.
    package static let calls = MetricDescriptor(
        "signup_risk.vendor.calls", .counter, .count, "Calls made to a vendor, retries included.")
    /// By `status`, as in the event's `checks`: what signups got from the vendor.
    package static let results = MetricDescriptor(
        "signup_risk.vendor.results", .counter, .count, "Checks of signups by vendor and status.")
    /// Against `signup_risk.vendor.results`, the hit ratio.
    package static let cacheHits = MetricDescriptor(
        "signup_risk.vendor.cache_hits", .counter, .count, "Checks answered from the cache.")
    /// Checks that would have had no answer otherwise; grows only while the vendor is away.
    package static let staleHits = MetricDescriptor(
        "signup_risk.vendor.stale_hits", .counter, .count, "Checks answered from the cache past the answer's life.")
    /// Checks that shared a call already under way.
    package static let coalesced = MetricDescriptor(
        "signup_risk.vendor.coalesced", .counter, .count, "Checks that shared another one's call.")
    /// Held to a tenth of the calls; at that bound the vendor is in trouble.
    package static let retries = MetricDescriptor(
        "signup_risk.vendor.retries", .counter, .count, "Calls that repeated a failed one.")
    /// One per `probeInterval` while the account is paused.
    package static let probes = MetricDescriptor(
        "signup_risk.vendor.probes", .counter, .count, "Calls that tried whether a paused account works again.")
    /// Answers past their signup's deadline; they fill the cache. Many: the deadline is too short for the vendor.
    package static let lateAnswers = MetricDescriptor(
        "signup_risk.vendor.late_answers", .counter, .count, "Answers that came when nobody waited any more.")
    /// How far the vendor's bill may exceed `signup_risk.vendor.spent`, in calls.
    package static let possibleDuplicateCharges = MetricDescriptor(
        "signup_risk.vendor.possible_duplicate_charges", .counter, .count,
        "Calls that failed and may have been charged all the same.")
    /// 1 for the state the breaker is in, 0 for the others: closed, open, half_open.
    package static let breaker = MetricDescriptor(
        "signup_risk.vendor.breaker_state", .gauge, .count, "1 for the state the vendor's breaker is in.")
    /// 1 while nobody is let through because of the account, by `problem`; needs a person.
    package static let paused = MetricDescriptor(
        "signup_risk.vendor.paused", .gauge, .count, "1 while calls are paused because of the vendor's account.")
    /// Lookups that wait for a limit.
    package static let queued = MetricDescriptor(
        "signup_risk.vendor.queued", .gauge, .count, "Lookups waiting for a call to be allowed.")
    /// Moves with the vendor's latency.
    package static let concurrencyLimit = MetricDescriptor(
        "signup_risk.vendor.concurrency_limit", .gauge, .count, "Calls allowed at once.")
    /// Falls when the vendor throttles; a share of the group's limit where there is one.
    package static let rateLimit = MetricDescriptor(
        "signup_risk.vendor.rate_limit", .gauge, .count, "Calls allowed per second.")
    /// By `currency`. Money as a floating-point number: the metrics log has it exactly.
    package static let spent = MetricDescriptor(
        "signup_risk.vendor.spent", .counter, .count, "Money paid to a vendor, in its currency.")
    /// What cached and shared answers would have cost.
    package static let avoided = MetricDescriptor(
        "signup_risk.vendor.avoided", .counter, .count, "Money that cached and shared answers saved.")
    /// As the vendor last said; not there for vendors that do not say.
    package static let balance = MetricDescriptor(
        "signup_risk.vendor.balance", .gauge, .count, "Money left on the vendor's account.")
    /// Answers kept in memory.
    package static let cacheEntries = MetricDescriptor(
        "signup_risk.vendor.cache_entries", .gauge, .count, "Answers kept in the cache.")
    /// Held below `cache.maxBytes` over all vendors.
    package static let cacheBytes = MetricDescriptor(
        "signup_risk.vendor.cache_size", .gauge, .bytes, "Memory of the answers kept in the cache.")
}

// MARK: - The process

extension MetricCatalogue {
    /// Always 1; the labels say what runs.
    package static let build = MetricDescriptor(
        "signup_risk.build_info", .gauge, .count, "1, with the worker's version as a label.")
    /// 0 when the process cannot go on: it is restarted.
    package static let live = MetricDescriptor("signup_risk.live", .gauge, .count, "1 while the process can go on.")
    /// 0 when partitions cannot be consumed or results cannot be produced.
    package static let ready = MetricDescriptor(
        "signup_risk.ready", .gauge, .count, "1 while records can be consumed and results produced.")
    /// Rate it for cores used.
    package static let processorTime = MetricDescriptor(
        "process.cpu.time", .counter, .seconds, "Processor time of the process, user and system.")
    /// Flat after warming up, whatever the lag.
    package static let memory = MetricDescriptor(
        "process.memory.usage", .gauge, .bytes, "Physical memory of the process.")
    /// Falls to zero with a restart.
    package static let uptime = MetricDescriptor("process.uptime", .gauge, .seconds, "Time since the process started.")
    /// Above zero: the disk is full, or nobody reads the pipe. By `output`: metrics, log.
    package static let lostLines = MetricDescriptor(
        "signup_risk.output.lost_lines", .counter, .count, "Lines that could not be written, by output.")

    /// Every metric there is.
    package static let all = [
        consumed, sent, skipped, released, inFlight, deadLetters, processDuration, endToEndDuration, events,
        recommendations, levels, lag, assignedPartitions, rebalances, commitFailures, deliveryFailures, loopTime,
        callDuration, activeCalls, calls, results, cacheHits, staleHits, coalesced, retries, probes, lateAnswers,
        possibleDuplicateCharges, breaker, paused, queued, concurrencyLimit, rateLimit, spent, avoided, balance,
        cacheEntries, cacheBytes, build, live, ready, processorTime, memory, uptime, lostLines,
    ]
}
