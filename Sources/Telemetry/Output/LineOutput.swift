/// Where lines go: a file, a pipe, or a test.
package protocol LineOutput: Sendable {
    /// Writes one whole line, its line feed included, or takes none of it.
    func write(_ line: [UInt8]) -> LineOutcome
}

/// What became of a line.
package enum LineOutcome: Sendable, Hashable {
    case written
    /// The line is lost. `errno` says why; `EAGAIN` is a reader that does not read.
    case lost(errno: Int32)
}
