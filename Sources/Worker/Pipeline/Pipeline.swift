import DequeModule
import Enrichment
import Kafka
import Logging
import Resilience
import SignupRisk
import Telemetry

/// The worker's one loop: everything between the input topics and the output topics, owned by one task and drained in
/// batches. No record costs a lock, a hop or a task of its own; a record whose answers are cached passes through one turn
/// without suspending.
///
/// One turn takes, in this order: what the consumer says, results that came from vendors, delivery reports, new records, and
/// commits. A turn never blocks; between turns the owner waits for the wake-up that consumer, producer and mailbox share.
///
/// Not `Sendable`: it lives and dies inside `Worker.run()`.
final class Pipeline {
    /// Records read from one partition before the next one has its turn.
    static let readBatch = 256
    /// A partition is read no further than so many full windows past the first record that is not acknowledged.
    static let heldWindows = 16

    let configuration: WorkerConfiguration
    let consumer: Consumer
    let producer: Producer
    let enricher: Enricher
    let metrics: WorkerMetrics
    let board: WorkerBoard
    let logger: Logger
    let mailbox: ResultMailbox
    let delivery: any Delivery
    let deadLetterHeaders: DeadLetterHeaders
    /// The headers that every event has.
    let sharedHeaders: [Header]
    /// The wall clock, in milliseconds since 1970 UTC.
    let wallClock: @Sendable () -> Int64

    var partitions: [TopicPartition: AssignedPartition] = [:]
    var partitionsByLane: [DeliveryToken.LaneID: AssignedPartition] = [:]
    /// The partitions in the order they take turns being read.
    var readingOrder: [AssignedPartition] = []
    var nextLane: DeliveryToken.LaneID = 0
    var window: InFlightWindow
    var brake: DeadLetterBrake
    var ledger = Ledger()
    var batch = EventBatch()
    /// Results that have to leave in this order and that the producer has not taken yet.
    var outbox: [OutgoingRecord] = []
    var pace: SendPace
    var revocation: Revocation?
    /// Records whose event the broker has refused for good, each with why: read again, they become dead letters.
    var refusals: [RecordPlace: String] = [:]
    /// Whether nothing more is read, because the worker is about to end.
    var isStopping = false
    /// Why the worker has to end, where it does not end because it was asked to.
    var failure: WorkerError?
    /// Whether brokers could be reached when Kafka last said anything about it.
    var areBrokersReachable = true

    /// Whether the group has decided which partitions are ours.
    var hasAssignment = false
    /// What the probes were told last.
    var reportedStanding: HealthStanding?

    private var readBuffer: [ConsumedRecord] = []
    private var mail: [ResultMailbox.Entry] = []
    private var released: [(slot: UInt64, output: Enrichment)] = []

    init(
        configuration: WorkerConfiguration, consumer: Consumer, producer: Producer, enricher: Enricher,
        metrics: WorkerMetrics, board: WorkerBoard, logger: Logger, mailbox: ResultMailbox, delivery: any Delivery,
        wallClock: @escaping @Sendable () -> Int64
    ) {
        self.configuration = configuration
        self.consumer = consumer
        self.producer = producer
        self.enricher = enricher
        self.metrics = metrics
        self.board = board
        self.logger = logger
        self.mailbox = mailbox
        self.delivery = delivery
        self.wallClock = wallClock
        deadLetterHeaders = DeadLetterHeaders(group: configuration.groupId, worker: configuration.workerName)
        sharedHeaders = enricher.sharedHeaders.map { Header(name: $0.name, value: $0.value) }
        window = InFlightWindow(
            maximumRecords: configuration.maximumInFlight, maximumBytes: configuration.maximumInFlightBytes)
        brake = configuration.deadLetterBrake
        pace = SendPace(maximumInFlight: configuration.maximumInFlight)
    }

    /// Whether no record is in memory any more.
    var isDrained: Bool { ledger.inFlight == 0 }

    /// Walks the loop once.
    ///
    /// - Returns: whether there may be more to read at once, without a wake-up.
    func turn(now: Moment) -> Bool {
        consumer.pollEvents { handle($0, now: now) }
        takeMail(now: now)
        // First what has arrived: it makes room, and what waits for company may leave.
        takeDeliveryReports(now: now)
        flushOutbox(now: now)
        producer.pollEvents(handle)
        let mayHaveMore = read(now: now)
        flushOutbox(now: now)
        continueRevocation(now: now)
        let hasRoom = delivery.advance(self, now: now)
        metrics.record(batch, ledger: ledger)
        batch.removeAll()
        return mayHaveMore || hasRoom
    }

    private func takeMail(now: Moment) {
        mailbox.take(into: &mail)
        for (ticket, enrichment) in mail {
            guard let partition = partitionsByLane[ticket.lane] else { continue }
            settle(enrichment, slot: ticket.slot, of: partition, now: now)
        }
        mail.removeAll(keepingCapacity: true)
    }

    /// Reads what the window has room for, each partition in turn.
    private func read(now: Moment) -> Bool {
        // What waits for the producer's queue is back-pressure; what waits for a transaction to end is bounded by the window.
        guard !isStopping, outbox.isEmpty || !delivery.isTakingResults else { return false }
        var mayHaveMore = false
        var served = 0
        for partition in readingOrder {
            let room = min(window.room, Self.readBatch)
            guard room > 0, !isStopping else {
                // Whoever had no room is first when there is some again.
                mayHaveMore = false
                break
            }
            served += 1
            if partition.isDraining || partition.isRewinding { continue }
            // One record that waits holds back the commit of all behind it: their number is bounded too.
            if partition.records.heldCount >= Self.heldWindows * configuration.maximumInFlight { continue }
            readBuffer.removeAll(keepingCapacity: true)
            let outcome = partition.reader.read(atMost: room, into: &readBuffer)
            for failure in outcome.failures { partitionFailed(partition.topicPartition, failure) }
            if outcome.count == room { mayHaveMore = true }
            if partition.firstOffset == nil { partition.firstOffset = readBuffer.first?.offset }
            for record in readBuffer {
                take(record, of: partition, now: now)
                guard !isStopping else { break }
            }
        }
        readBuffer.removeAll(keepingCapacity: true)
        let turns = served == readingOrder.count ? min(1, served) : served
        readingOrder = Array(readingOrder[turns...] + readingOrder[..<turns])
        return mayHaveMore && !isStopping
    }

    private func take(_ record: ConsumedRecord, of partition: AssignedPartition, now: Moment) {
        areBrokersReachable = true
        let byteCount = record.byteCount
        window.enter(bytes: byteCount)
        ledger.consumed += 1
        ledger.inFlight += 1
        let slot = partition.records.admit(
            InFlightRecord(record: record, readAt: now, byteCount: byteCount), offset: record.offset,
            orderKey: orderKey(of: record))
        let deadline = configuration.onUnavailable == .hold ? nil : now.advanced(by: configuration.eventDeadline)
        let enrichment = record.withValue { value in
            enricher.enrich(
                value: value, headers: record.headers.map { SignupHeader(name: $0.name, value: $0.value) },
                source: RecordSource(topic: record.topic, partition: record.partition, offset: record.offset),
                now: now, deadline: deadline, ticket: EnrichmentTicket(lane: partition.id, slot: slot), sink: mailbox)
        }
        observe(enrichment, at: record.offset, of: partition)
        if let enrichment { settle(enrichment, slot: slot, of: partition, now: now) }
    }

    private func orderKey(of record: ConsumedRecord) -> UInt64? {
        switch configuration.releaseOrder {
        case .partition: 0
        case .key: record.withKey { key in key.map(OrderKey.hash) }
        }
    }

    /// Takes a record's result, and publishes whatever may leave now.
    private func settle(_ enrichment: Enrichment, slot: UInt64, of partition: AssignedPartition, now: Moment) {
        released.removeAll(keepingCapacity: true)
        partition.records.finish(slot, with: enrichment, releasing: &released)
        for (slot, output) in released { publish(output, slot: slot, of: partition, now: now) }
    }

    /// Shows the brake what a record has turned out to be, as it is read: a record that cannot be decoded is known at once.
    private func observe(_ enrichment: Enrichment?, at offset: Int64, of partition: AssignedPartition) {
        guard offset >= partition.brakedOffset else { return }
        partition.nextOffset = offset + 1
        let isDeadLetter = if case .deadLetter = enrichment { true } else { false }
        guard brake.record(isDeadLetter: isDeadLetter), failure == nil else { return }
        stop(
            because: WorkerError(
                .deadLetterBrake,
                """
                more than \(brake.ratio) of the last \(brake.window) records could not be decoded; stopped rather than \
                drain the topic into the dead letters. Check signup.* and kafka.inputTopics.
                """))
    }

    /// Ends the worker for a reason of its own: nothing more is read, what is in memory is drained.
    func stop(because error: WorkerError) {
        if failure == nil { failure = error }
        isStopping = true
    }
}
