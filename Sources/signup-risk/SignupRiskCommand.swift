import ArgumentParser

/// The program. Each command is a file of its own in `Commands`.
@main
struct SignupRiskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signup-risk",
        abstract: "Enriches signup events with phone and IP checks, and publishes what they are worth.",
        discussion: HelpText.join(
            """
            Reads signups from Kafka, asks the vendors that are switched on about the phone number and the IP address, \
            scores what they say by rules, and publishes one risk event for each signup.

            EXAMPLES
              signup-risk demo
              signup-risk template >worker.yaml
              signup-risk check --config worker.yaml --connect
              signup-risk run --config worker.yaml

            Shell completions: signup-risk --generate-completion-script bash, zsh or fish.
            """, HelpText.exitCodes(0, 64, 69, 70, 78)),
        version: ProductVersion.current,
        subcommands: [
            RunCommand.self, DemoCommand.self, CheckCommand.self, AssessCommand.self, SimulateVendorsCommand.self,
            DeadLettersCommand.self, ReportCommand.self, TemplateCommand.self,
        ])
}

/// What this program calls itself in metrics, events and `--version`.
enum ProductVersion {
    static let current = "1.0.0"
}
