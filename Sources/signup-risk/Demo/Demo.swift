import Foundation
import Kafka
import Logging
import ServiceLifecycle
import Settings
import Telemetry
import VendorSimulator

/// The demonstration: an in-process Kafka, simulated vendors, the very same worker, and an eye on what comes out.
struct Demo: Sendable {
    private static let partitions = 4

    let events: Int?
    let rate: Double?
    let seed: UInt64
    let printer: DemoPrinter.Style

    /// Runs until every sample signup is accounted for.
    ///
    /// - Throws: where the books do not add up in the end, as much as where something breaks.
    func run() async throws {
        let samples = DemoSamples(count: events).records
        let cluster = try MockCluster(brokers: 1)
        let simulator = try await VendorSimulator.start(.demo(seed: seed))
        let settings = try await settings(cluster, simulator)
        for topic in settings.list("kafka.inputTopics") + [
            settings.text("kafka.outputTopic"), settings.text("kafka.deadLetterTopic"),
        ] {
            try cluster.createTopic(topic, partitions: Self.partitions)
        }
        let sink = LogSink(
            level: LogLevelControl(.warning), format: .text, output: LineWriter(descriptor: STDERR_FILENO))
        let application = try Application(settings, sink: sink, metricsOutput: SilentOutput())
        let printer = DemoPrinter(style: printer, expected: samples.count)
        let group = ServiceGroup(
            services: application.services, logger: Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() })
        printer.begin()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                async let fed: Void = DemoTopics(settings: settings).feed(samples, rate: rate)
                try await DemoTopics(settings: settings).follow(expected: samples.count) { record in
                    printer.show(record)
                } progress: {
                    let ledger = application.metrics.snapshot.ledger
                    printer.progress(ledger)
                    return ledger
                }
                try await fed
                await group.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
        let totals = application.metrics.snapshot
        printer.end(totals, vendors: application.vendorStates, isBalanced: totals.ledger.accounts(for: samples.count))
        await simulator.shutdown()
        guard totals.ledger.accounts(for: samples.count) else {
            throw DemoError(expected: samples.count, ledger: totals.ledger)
        }
    }

    private func settings(_ cluster: MockCluster, _ simulator: VendorSimulator) async throws -> Settings {
        var fixed = simulator.settings
        fixed["kafka.bootstrapServers"] = cluster.bootstrapServers
        fixed["admin.port"] = "0"
        // The mock cluster decides how long a group may settle; shorter sessions make it settle sooner.
        fixed["kafka.properties"] = "session.timeout.ms=6000,heartbeat.interval.ms=500"
        fixed["vendors.vonage.ratePerSecond"] = "0"
        fixed["vendors.ipqualityscore.ratePerSecond"] = "0"
        fixed["vendors.ipqualityscore.price"] = "0.004"
        fixed["vendors.eko.price"] = "0.50"
        return try SettingsReader(path: nil, environment: [:]).read().overriding(fixed)
    }
}

/// The demonstration's books do not add up, or not every sample came back.
struct DemoError: Error, CustomStringConvertible {
    let expected: Int
    let ledger: Ledger

    var description: String {
        "of \(expected) signups, \(ledger.published) were published, \(ledger.deadLettered) dead-lettered, "
            + "\(ledger.skipped) skipped and \(ledger.released) released"
    }
}

extension Ledger {
    /// Whether that many records were read and every one of them came to its end.
    func accounts(for count: Int) -> Bool {
        isBalanced && consumed == count && published + deadLettered + skipped == count
    }
}

/// The demonstration shows its own summary instead of metrics lines.
private struct SilentOutput: LineOutput {
    func write(_ line: [UInt8]) -> LineOutcome { .written }
}
