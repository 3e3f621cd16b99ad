/// Parts of `--help` that several commands share. Their lines fit a terminal of 80 columns, since a line that is wrapped loses its
/// indentation.
enum HelpText {
    /// Where values come from, for commands that read the configuration.
    static let configuration = """
        FILES
          The file of --config is YAML; `signup-risk template` prints one with
          every key, its default and what it is for. Relative paths in it are
          relative to it. secretsDirectory names a folder with one file for
          each secret, called by its key: vendors.provero.apiToken.

        ENVIRONMENT
          Every key can be set from the environment, which wins over files:
          kafka.bootstrapServers is KAFKA_BOOTSTRAP_SERVERS, and
          vendors.provero.apiToken is VENDORS_PROVERO_API_TOKEN. Lists are
          separated by commas.
        """

    /// What the program's exit codes mean, by code.
    static let codes = [
        0: "done; for run, a clean stop with everything drained",
        64: "bad usage",
        69: "a set-up that cannot work: no broker, no topic, refused credentials",
        70: "anything unexpected",
        78: "bad configuration or rules; the message names what is wrong",
    ]

    /// The exit codes a command can end with.
    static func exitCodes(_ used: Int...) -> String {
        let lines = used.map { code in "  \(code)  \(codes[code] ?? "")" }
        return (["EXIT CODES"] + lines).joined(separator: "\n")
    }

    /// The parts of a discussion, with an empty line between two.
    static func join(_ parts: String...) -> String { parts.joined(separator: "\n\n") }
}
