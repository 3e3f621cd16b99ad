/// Parts of `--help` that several commands share.
enum HelpText {
    /// Where values come from, for commands that read the configuration.
    static let configuration = """
        FILES
          The file of --config is YAML; `signup-risk template` prints one with every key, its default and what it is for.
          Relative paths in it are relative to it. secretsDirectory names a folder with one file per secret, called by its
          key, such as vendors.provero.apiToken.

        ENVIRONMENT
          Every key can be set from the environment, which wins over files: kafka.bootstrapServers is
          KAFKA_BOOTSTRAP_SERVERS, vendors.provero.apiToken is VENDORS_PROVERO_API_TOKEN. Lists are separated by commas.
        """

    /// What the program's exit codes mean, by code.
    static let codes = [
        0: "done; for run, a clean stop with everything drained",
        64: "bad usage",
        69: "a Kafka or vendor set-up that cannot work: unknown topic, refused credentials, no broker",
        70: "anything unexpected",
        78: "bad configuration or rules; the message names every key that is wrong",
    ]

    /// The exit codes a command can end with.
    static func exitCodes(_ used: Int...) -> String {
        let lines = used.map { code in "  \(code)  \(codes[code] ?? "")" }
        return (["EXIT CODES"] + lines).joined(separator: "\n")
    }

    /// The parts of a discussion, with an empty line between two.
    static func join(_ parts: String...) -> String { parts.joined(separator: "\n\n") }
}
