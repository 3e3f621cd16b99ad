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
        let lookups = try LookupAssembly(settings, selection, replica: Self.storeName(settings), sink: sink) {
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
