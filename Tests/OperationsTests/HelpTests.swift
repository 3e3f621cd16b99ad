import ArgumentParser
import Settings
import Testing

@testable import signup_risk

@Suite("What the commands say of themselves")
struct HelpTests {
    /// Every command, subcommands included.
    private static var commands: [any ParsableCommand.Type] {
        func all(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
            [command] + command.configuration.subcommands.flatMap(all)
        }
        return all(SignupRiskCommand.self)
    }

    private func help(_ command: any ParsableCommand.Type) -> String {
        SignupRiskCommand.helpMessage(for: command, columns: 120)
    }

    @Test("Every command has examples that begin with the program, and each example parses")
    func examples() throws {
        for command in Self.commands {
            let help = help(command)
            let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            let start = try #require(lines.firstIndex(of: "EXAMPLES"), "\(command)")
            let examples = lines[(start + 1)...].prefix { $0.contains("signup-risk") }
            #expect(!examples.isEmpty, "\(command)")
            for example in examples {
                let arguments = try Self.arguments(of: example)
                #expect(throws: Never.self, "\(example)") { _ = try SignupRiskCommand.parseAsRoot(arguments) }
            }
        }
    }

    @Test("Every command says what its exit codes mean, and those that read the configuration where it comes from")
    func sections() {
        for command in Self.commands where command.configuration.subcommands.isEmpty {
            let help = help(command)
            #expect(help.contains("EXIT CODES"), "\(command)")
            #expect(help.contains("64  "), "\(command)")
            if help.contains("--config <config>") {
                #expect(help.contains("FILES") && help.contains("ENVIRONMENT") && help.contains("78  "), "\(command)")
            }
        }
        #expect(help(SignupRiskCommand.self).contains("--generate-completion-script"))
    }

    @Test("On a terminal of 80 columns no example, file, variable or exit code is broken over two lines")
    func narrow() {
        for command in Self.commands {
            let narrow = SignupRiskCommand.helpMessage(for: command, columns: 80).split(separator: "\n")
            // Up to the usage, whose options the parser lays out itself.
            for line in help(command).split(separator: "\n").prefix(while: { !$0.hasPrefix("USAGE") })
            where line.hasPrefix("  ") {
                #expect(narrow.contains(line), "\(line)")
            }
        }
    }

    @Test("Names of the environment in the help are real ones")
    func environment() {
        for name in ["KAFKA_BOOTSTRAP_SERVERS", "VENDORS_PROVERO_API_TOKEN"] {
            #expect(HelpText.configuration.contains(name))
            #expect(SettingCatalogue.keys.contains { $0.environmentName == name })
        }
    }

    @Test("There is a completion script for each shell, and it knows the commands", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let shell = try #require(CompletionShell(rawValue: shell))
        let script = SignupRiskCommand.completionScript(for: shell)
        for word in ["run", "assess", "dead-letters", "replay", "max-replays", "connect"] {
            #expect(script.contains(word), "\(word)")
        }
    }

    /// The arguments of an example: without variables before it, redirections and pipes after it, and quotes.
    private static func arguments(of example: String) throws -> [String] {
        let command = try #require(example.split(separator: "signup-risk ", maxSplits: 1).last)
        let own = command.replacing(" 2>", with: " >").prefix { $0 != "|" && $0 != ">" }
        var words: [String] = []
        for (index, part) in own.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                words.append(String(part))
            } else {
                words += part.split(separator: " ").map(String.init)
            }
        }
        return words
    }
}
