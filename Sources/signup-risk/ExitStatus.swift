import ArgumentParser
import DeadLetters
import Foundation
import Kafka
import Settings
import SignupRisk
import Telemetry
import Worker

/// The program's exit codes, from sysexits(3). Bad usage (64) is told by the argument parser itself.
enum ExitStatus {
    /// A Kafka or vendor set-up that cannot work: two processes that claim one identity among them.
    static let unavailable = ExitCode(69)
    /// Anything unexpected.
    static let software = ExitCode(70)
    /// Bad configuration or rules.
    static let configuration = ExitCode(78)

    /// What an error that ended a command means for whoever started it.
    static func code(for error: any Error) -> ExitCode {
        switch error {
        case is SettingsError, is RuleSetError, is CompositionError, is OfflineDatabaseError, is LineOutputError:
            configuration
        case let error as WorkerError: error.code == .setUp || error.code == .fenced ? unavailable : software
        case let error as KafkaError: error.isSetUpProblem || error.isFenced ? unavailable : software
        case let error as DeadLetterError: error.isSetUpProblem ? unavailable : software
        case is AdminServerError, is Admin.ConnectionProblem: unavailable
        default: software
        }
    }
}

/// Standard error and output, for what is said to a person.
enum Terminal {
    /// Whether standard output is a terminal, where colours and redrawn lines are welcome.
    static var isInteractive: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Writes a line to standard error.
    static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Writes bytes and a line end to standard output.
    static func print(_ line: [UInt8]) { FileHandle.standardOutput.write(Data(line + [0x0A])) }
}

extension AsyncParsableCommand {
    /// Runs a command's work, and turns what goes wrong into one clear message and the exit code it deserves.
    func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            Terminal.complain("signup-risk: \(error)")
            throw ExitStatus.code(for: error)
        }
    }
}
