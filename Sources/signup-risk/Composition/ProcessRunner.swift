import ArgumentParser
import Enrichment
import Foundation
import Logging
import ServiceLifecycle
import Settings
import Telemetry
import UnixSignals

/// Runs an application as a process: until a signal asks it to drain, a second one stops it at once, or a part of it ends.
struct ProcessRunner {
    private let application: Application
    private let sink: LogSink
    private let reread: @Sendable () async throws -> Settings

    /// - Parameter reread: reads the settings anew, for SIGHUP.
    init(_ application: Application, sink: LogSink, reread: @escaping @Sendable () async throws -> Settings) {
        self.application = application
        self.sink = sink
        self.reread = reread
    }

    /// - Throws: what ended it, where it did not end because it was asked to.
    func run() async throws {
        let logger = sink.logger("signup-risk")
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: application.services.map { service in
                    // The worker ends by itself where it has to; everything else then stops too.
                    .init(
                        service: service, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup)
                }, logger: sink.quietLogger("services")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await obey(group, logger) }
            defer { tasks.cancelAll() }
            try await group.run()
        }
    }

    private func obey(_ group: ServiceGroup, _ logger: Logger) async {
        var isDraining = false
        for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup) {
            switch signal {
            case .sighup: await reload(logger)
            case _ where isDraining:
                logger.error("stopped by a second signal before the drain was over")
                // Nothing is lost: what is not acknowledged is not committed, and is read again.
                Foundation.exit(ExitStatus.software.rawValue)
            default:
                isDraining = true
                logger.notice("asked to stop")
                await group.triggerGracefulShutdown()
            }
        }
    }

    /// Puts rules and log level from the files into force; where anything is wrong, everything stays as it is.
    private func reload(_ logger: Logger) async {
        do {
            let settings = try await reread()
            let assessor = try settings.assessor(failover: application.enricher.failover)
            application.enricher.assessor.replace(with: assessor)
            sink.level.level = settings.logLevel
            logger.notice("configuration read anew")
        } catch {
            logger.error("the new configuration is bad; the old one stays", [.error: "\(error)"])
        }
    }
}

extension LogSink {
    /// A logger that speaks up only where something is wrong, for libraries that report every step.
    fileprivate func quietLogger(_ label: String) -> Logger {
        var logger = logger(label)
        logger.logLevel = max(level.level, .error)
        return logger
    }
}
