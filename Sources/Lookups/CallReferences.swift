/// Names for calls, each used once: also across replicas and restarts, because each process begins with a prefix of its own.
struct CallReferences: Sendable {
    private let prefix: String

    /// - Parameter seed: drawn at random when the process starts.
    init(seed: UInt64) {
        var generator = JitterGenerator(seed: seed ^ 0x5bd1_e995_7f4a_7c15)
        // Eight digits of base 36 are 41 bits; with them a name has 20 characters at most for the first 10^17 calls.
        let drawn = String(generator.next() % 2_821_109_907_456, radix: 36)
        prefix = String(repeating: "0", count: 8 - drawn.count) + drawn
    }

    /// The name of a call: at most 20 characters, of letters, digits and `-`.
    func name(of serial: UInt64) -> String { String((prefix + "-" + String(serial, radix: 36)).prefix(20)) }
}
