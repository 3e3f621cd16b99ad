import ArgumentParser
import Settings

/// `signup-risk template`: a configuration file to begin with.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Print a configuration file with every key, its default and what it is for.")

    func run() { print(SettingsTemplate.text, terminator: "") }
}
