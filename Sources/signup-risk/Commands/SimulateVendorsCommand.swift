import ArgumentParser
import Foundation
import VendorSimulator

/// `signup-risk simulate-vendors`: the four vendors on loopback.
struct SimulateVendorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-vendors", abstract: "Serve the four vendors on loopback, for trials and load tests.",
        discussion: HelpText.join(
            """
            Prints the environment that points a worker at it. Nothing it answers is real, and nothing it takes is charged. \
            GET /__sim/journal and /__sim/counters tell what was asked; POST /__sim/reset, /clock, /balance, /fault, \
            /delay and /limits change how it behaves.

            EXAMPLES
              signup-risk simulate-vendors --port 8090
              signup-risk simulate-vendors --delay 100 --seed 7
            """,
            HelpText.exitCodes(0, 64, 70)))

    @Option(name: .long, help: "The port on loopback; 0 takes any free one.")
    var port = 8090

    @Option(name: .long, help: "What the simulated world is derived from: same seed, same answers.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "How long every vendor takes, in milliseconds; by default as long as real ones.")
    var delay: Int?

    @Flag(name: .long, help: "Answer special cases by the input's last digits, and enforce limits, as tests want it.")
    var strict = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
        if let delay, delay < 0 { throw ValidationError("--delay is not negative.") }
    }

    func run() async throws {
        try await reporting {
            let simulator = try await VendorSimulator.start(simulatorConfiguration)
            for (name, value) in simulator.environment { print("export \(name)='\(value)'") }
            print("# serving on http://127.0.0.1:\(simulator.port), until interrupted")
            fflush(nil)
            await Interruption.first()
            await simulator.shutdown()
        }
    }

    private var simulatorConfiguration: SimulatorConfiguration {
        if strict {
            var configuration = SimulatorConfiguration.strict(seed: seed)
            configuration.port = port
            return configuration
        }
        guard let delay else { return .demo(port: port, seed: seed) }
        return .benchmark(port: port, seed: seed, delay: .milliseconds(delay))
    }
}
