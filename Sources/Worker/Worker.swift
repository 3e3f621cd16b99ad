package import Enrichment
import Kafka
package import Logging
package import Resilience
import ServiceLifecycle
import Synchronization
package import Telemetry

/// The Kafka worker: reads signups, has them enriched, publishes risk events, commits what is acknowledged.
///
/// `run()` owns everything: the consumer, the producer and the loop between them live inside it and are gone when it
/// returns.
package final class Worker<C: Clock>: Service where C.Instant == Moment, C.Duration == Duration {
    /// How often the loop turns without being woken, so that intervals and drains end on time. Not a polling interval:
    /// records, results and reports wake it at once.
    private static var heartbeat: Duration { .milliseconds(100) }

    private let configuration: WorkerConfiguration
    private let kafka: KafkaSettings
    private let enricher: Enricher
    private let metrics: WorkerMetrics
    private let board: WorkerBoard
    private let health: HealthMonitor<C>
    private let logger: Logger
    private let clock: C
    private let wallClock: @Sendable () -> Int64
    private let wakeUp = WakeUp()
    private let brokerProbe = BrokerProbe()
    private let isStopRequested = Atomic(false)

    /// - Parameter wallClock: milliseconds since 1970 UTC.
    package init(
        configuration: WorkerConfiguration, kafka: KafkaSettings, enricher: Enricher, metrics: WorkerMetrics,
        board: WorkerBoard, health: HealthMonitor<C>, logger: Logger, clock: C,
        wallClock: @escaping @Sendable () -> Int64
    ) {
        self.configuration = configuration
        self.kafka = kafka
        self.enricher = enricher
        self.metrics = metrics
        self.board = board
        self.health = health
        self.logger = logger
        self.clock = clock
        self.wallClock = wallClock
    }

    /// Asks the worker to drain and end. `run()` returns when it has.
    package func stop() {
        isStopRequested.store(true, ordering: .releasing)
        wakeUp.signal()
    }

    /// Works until it is asked to stop.
    ///
    /// - Throws: ``WorkerError`` where it has to end by itself. What was acknowledged by then has been committed.
    package func run() async throws {
        try await withGracefulShutdownHandler {
            try await TopicCheck(kafka: kafka, configuration: configuration, logger: logger).run()
            let consumer = try open("cannot create a consumer") { () throws(KafkaError) in
                try Consumer(configuration: kafka.consumer, wakeUp: wakeUp)
            }
            let producer = try open("cannot create a producer") { () throws(KafkaError) in
                try Producer(configuration: kafka.producer, wakeUp: wakeUp)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [clock, wakeUp] in
                    while !Task.isCancelled {
                        try? await clock.sleep(for: Self.heartbeat)
                        wakeUp.signal()
                    }
                }
                group.addTask { [brokerProbe, clock, wakeUp] in
                    await brokerProbe.run(consumer, clock: clock, wakeUp: wakeUp)
                }
                defer { group.cancelAll() }
                try await work(consumer: consumer, producer: producer)
            }
        } onGracefulShutdown: {
            self.stop()
        }
    }

    private func open<Client>(
        _ failure: String, _ make: () throws(KafkaError) -> Client
    ) throws(WorkerError) -> Client {
        do { return try make() } catch { throw WorkerError(failure, error) }
    }

    private func work(consumer: Consumer, producer: Producer) async throws {
        let delivery = makeDelivery(consumer: consumer, producer: producer)
        let pipeline = Pipeline(
            configuration: configuration, consumer: consumer, producer: producer, enricher: enricher, metrics: metrics,
            board: board, logger: logger, mailbox: ResultMailbox(wakeUp: wakeUp), delivery: delivery,
            wallClock: wallClock)
        // Before the group is joined: what a predecessor left open has ended when its offsets are asked for.
        try await delivery.prepare { self.isStopRequested.load(ordering: .acquiring) }
        _ = try open("cannot subscribe") { () throws(KafkaError) in
            try consumer.subscribe(to: configuration.inputTopics)
        }
        health.apply(.started)
        health.apply(.producer(isReady: true))
        var drainDeadline: Moment?
        var releasedInTime: Int?
        var endOfTurn = clock.now
        loop: for await _ in wakeUp.signals {
            var mayHaveMore = true
            while mayHaveMore {
                let now = clock.now
                pipeline.batch.loopTime.wait += endOfTurn.duration(to: now).wholeNanoseconds
                mayHaveMore = pipeline.turn(now: now)
                brokerProbe.exchange(with: pipeline)
                report(pipeline, now: now)
                endOfTurn = clock.now
                pipeline.batch.loopTime.work += now.duration(to: endOfTurn).wholeNanoseconds
                if isStopRequested.load(ordering: .acquiring) || pipeline.failure != nil {
                    pipeline.isStopping = true
                    let deadline = drainDeadline ?? beginDrain(pipeline, now: now)
                    drainDeadline = deadline
                    if now >= deadline { releasedInTime = releasedInTime ?? pipeline.ledger.released }
                    if conclude(pipeline, by: deadline, now: now) || Task.isCancelled { break loop }
                }
                if mayHaveMore { await Task.yield() }
            }
        }
        try await finish(
            pipeline, releasedInTime: releasedInTime ?? pipeline.ledger.released, consumer: consumer,
            producer: producer)
    }

    private func makeDelivery(consumer: Consumer, producer: Producer) -> any Delivery {
        guard case .exactlyOnce(let transactionalID) = configuration.delivery else {
            return AtLeastOnce(now: clock.now)
        }
        return ExactlyOnce(
            carrier: TransactionCarrier(consumer: consumer, producer: producer, wakeUp: wakeUp, logger: logger),
            transactionalID: transactionalID,
            limits: TransactionBatch.Limits(
                maximumInFlight: configuration.maximumInFlight,
                maximumInFlightBytes: configuration.maximumInFlightBytes, interval: configuration.commitInterval))
    }

    /// Whether everything is drained and committed; or, when the time for that is over, what is finished, which has a little
    /// longer to be committed where that is under way.
    private func conclude(_ pipeline: Pipeline, by deadline: Moment, now: Moment) -> Bool {
        let isOver = now >= deadline
        guard isOver || pipeline.isDrained else { return false }
        if isOver, !pipeline.delivery.isWorking || now >= deadline.advanced(by: Revocation.commitPatience) {
            return true
        }
        return pipeline.delivery.conclude(
            Array(pipeline.partitions.keys), of: pipeline, isOver ? .finished : .drain, now: now)
    }

    /// Says that the worker is on its way out; until when it may drain. What Kafka itself has ended cannot be drained.
    private func beginDrain(_ pipeline: Pipeline, now: Moment) -> Moment {
        health.apply(pipeline.failure == nil ? .draining : .failedFatally)
        logger.info("draining", [.inFlight: .stringConvertible(pipeline.ledger.inFlight)])
        let canDrain = pipeline.failure.map { $0.code == .deadLetterBrake } ?? true
        return canDrain ? now.advanced(by: configuration.shutdownDrain) : now
    }

    private func report(_ pipeline: Pipeline, now: Moment) {
        health.observe(pipeline.ledger, isWorkWaiting: pipeline.isWorkWaiting, at: now)
        if let change = pipeline.takeHealthChange() { for event in change { health.apply(event) } }
    }

    /// Commits what is acknowledged, leaves the group, and says how it went.
    ///
    /// - Parameter releasedInTime: records given back by the end of the time for draining; those after it are left over.
    private func finish(
        _ pipeline: Pipeline, releasedInTime: Int, consumer: Consumer, producer: Producer
    ) async throws {
        await pipeline.delivery.finish(pipeline)
        pipeline.drop(Array(pipeline.partitions.keys))
        let unfinished = pipeline.ledger.released - releasedInTime
        metrics.publish(ledger: pipeline.ledger)
        pipeline.publishState()
        _ = await consumer.close(timeout: .seconds(5))
        _ = await producer.flush(within: .seconds(1))
        if let failure = pipeline.failure { throw failure }
        if unfinished > 0 {
            throw WorkerError(
                .drainTimedOut,
                "\(unfinished) records were not finished within worker.shutdownDrain; they will be read again")
        }
        logger.info("stopped", [.count: .stringConvertible(pipeline.ledger.consumed)])
    }
}
