import ArgumentParser
import Settings

/// `signup-risk template`: a configuration file to begin with.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Print a configuration file with every key, its default and what it is for.",
        discussion: HelpText.join(
            """
            Leave out what you do not change: a key that is not there has its default.

            EXAMPLES
              signup-risk template >worker.yaml
            """,
            HelpText.exitCodes(0, 64)))

    func run() { print(SettingsTemplate.text, terminator: "") }
}
