import Enrichment
import Foundation
import Logging
import Lookups
import Resilience
import ServiceLifecycle
import Settings
import SignupRisk
import Telemetry
import Vendors
import Worker

/// Puts the parts together: the one file that knows them all. What it makes for `run` it makes for `demo` and for the tests.
struct Application: Sendable {
    let lookups: LookupAssembly
    let enricher: EnricherAssembly
    let worker: Worker<MonotonicClock>
    let shares: GroupShareService
    let health: HealthMonitor<MonotonicClock>
    let metricsLog: MetricsLog<MonotonicClock>
    let admin: AdminServer
    let report: WorkerReport
    let metrics: WorkerMetrics
    private let logger: Logger

    /// - Parameters:
    ///   - sink: where logs go.
    ///   - metricsOutput: where the metrics log goes.
    /// - Throws: all that is wrong with the settings, before anything is connected.
    init(_ settings: Settings, sink: LogSink, metricsOutput: any LineOutput) throws {
        let selection = VendorSelection(settings)
        try Self.check(settings, selection)
        let name = Self.replicaName(settings)
        let configuration = settings.workerConfiguration(name: name)
        let clock = MonotonicClock()
        logger = sink.logger("signup-risk")
        let registry = MetricsRegistry()
        let identity = WorkerIdentity(
            worker: name, version: ProductVersion.current, group: configuration.groupId,
            inputTopics: configuration.inputTopics, outputTopic: configuration.outputTopic,
            deadLetterTopic: configuration.deadLetterTopic)
        let metrics = WorkerMetrics(
            registry: registry, identity: identity, vendors: selection.vendors.map(\.name.rawValue))
        let lookups = LookupAssembly(settings, selection, replica: Self.storeName(settings), sink: sink) {
            metrics.recordCall(
                vendor: $0.vendor.rawValue, latency: $0.latency, error: $0.status.flatMap(CallErrorType.init))
        }
        let health = HealthMonitor(stallAfter: configuration.stallAfter, clock: clock, logger: sink.logger("health"))
        let log = LateBound<MetricsLog<MonotonicClock>>()
        let shares = LateBound<GroupShareService>()
        let board = WorkerBoard {
            log.value?.emit()
            shares.value?.recount()
        }
        let report = WorkerReport(
            identity: identity, metrics: metrics, now: { clock.now }, health: { health.report },
            state: {
                var state = board.state
                state.vendors = lookups.vendorStates
                return state
            })
        let metricsLog = MetricsLog(
            report: report, interval: settings.duration("metrics.interval"), clock: clock, output: metricsOutput,
            logger: sink.logger("metrics"))
        log.bind(metricsLog)
        registry.collect(report.families)
        registry.collect(metricsLog.families)
        registry.collect(sink.families)
        enricher = try EnricherAssembly(settings, selection, checks: lookups.checks)
        worker = Worker(
            configuration: configuration, kafka: settings.kafkaSettings, enricher: enricher.enricher, metrics: metrics,
            board: board, health: health, logger: sink.logger("worker"), clock: clock
        ) { Telemetry.Timestamp.now.milliseconds }
        admin = AdminServer(
            host: settings.text("admin.host"), port: settings.integer("admin.port"), health: { health.report },
            registry: registry, logger: sink.logger("admin"))
        self.shares = GroupShareService(
            lookups: lookups, group: configuration.groupId, client: settings.kafkaSettings.admin,
            isNeeded: selection.vendors.contains { settings.decimal("vendors.\($0.name).ratePerSecondPerGroup") > 0 },
            memberId: { board.memberId }, logger: sink.logger("group"))
        shares.bind(self.shares)
        self.lookups = lookups
        self.health = health
        self.metricsLog = metricsLog
        self.report = report
        self.metrics = metrics
    }

    /// Every vendor's figures.
    var vendorStates: [VendorState] { lookups.vendorStates }

    /// The parts that run, those first that others need: they stop in the opposite order, so that the metrics log's last line
    /// closes the books of a worker that has drained, and the vendors are asked for as long as it drains.
    var services: [any Service] {
        [metricsLog, LookupService(lookups: lookups), shares, health, admin, worker]
    }

    /// Checks what no key can check by itself.
    ///
    /// - Throws: ``CompositionError`` with all that is wrong.
    static func check(_ settings: Settings, _ selection: VendorSelection) throws {
        var problems = selection.problems
        if problems.isEmpty, selection.vendors.isEmpty {
            problems.append(VendorSelection.nothingToAsk)
        }
        let topics = settings.list("kafka.inputTopics")
        if topics.isEmpty { problems.append("kafka.inputTopics: no topic is named") }
        for output in ["kafka.outputTopic", "kafka.deadLetterTopic"] where topics.contains(settings.text(output)) {
            problems.append(
                "\(output): \(settings.text(output)) is an input topic too, so the worker would read its own output")
        }
        if settings.text("kafka.outputTopic") == settings.text("kafka.deadLetterTopic") {
            problems.append("kafka.deadLetterTopic: is the output topic too")
        }
        problems += settings.kafkaProblems
        if settings.duration("worker.eventDeadline") >= settings.duration("worker.stallAfter") {
            problems.append(
                "worker.stallAfter: has to be longer than worker.eventDeadline, or waiting would look like a stall")
        }
        if settings.isExactlyOnce, settings.text("kafka.transactionalId").isEmpty {
            problems.append(
                "kafka.transactionalId: is missing; exactlyOnce needs one per replica that outlives its restarts")
        }
        if settings.kafkaProperties.contains(where: { $0.name == "transactional.id" }) {
            problems.append("kafka.properties: transactional.id is set by kafka.delivery and kafka.transactionalId")
        }
        if !problems.isEmpty { throw CompositionError(problems) }
    }

    /// The replica's name in metrics and dead letters: its static membership's, or the host's and the process'.
    private static func replicaName(_ settings: Settings) -> String {
        let instance = settings.text("kafka.instanceId")
        guard instance.isEmpty else { return instance }
        return "\(ProcessInfo.processInfo.hostName)-\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// The name of the replica's stored answers, which has to outlive the process.
    private static func storeName(_ settings: Settings) -> String {
        let instance = settings.text("kafka.instanceId")
        return instance.isEmpty ? ProcessInfo.processInfo.hostName : instance
    }
}

/// Runs the vendors' calls for as long as the worker needs them.
private struct LookupService: Service {
    let lookups: LookupAssembly

    func run() async throws {
        await withTaskGroup { group in
            group.addTask { await lookups.run() }
            try? await gracefulShutdown()
            for lookup in lookups.lookups { lookup.shutDown() }
            // Calls under way are paid for: their answers are worth a moment, where answers are kept at all.
            if lookups.store != nil { try? await Task.sleep(for: .seconds(3)) }
            group.cancelAll()
        }
    }
}
