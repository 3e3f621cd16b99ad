import Glibc
import Resilience
import Synchronization

/// Writes lines to a file, a pipe or a terminal: whole, in order, one at a time, and never waiting long for a reader.
///
/// A line that the descriptor took only a part of is finished before the next one, so that a reader never sees two lines run
/// into one. A reader that stands still costs `patience` once; from then on lines are lost at once until it reads again.
package final class LineWriter: LineOutput {
    /// How long a line waits for a reader that was reading so far.
    package static let defaultPatience = Duration.milliseconds(100)

    /// What Linux takes at once from a pipe that is ready (pipe(7), `PIPE_BUF`), so that a ready pipe never blocks.
    private static let pieceBytes = 4096

    private struct State: ~Copyable {
        var file: LineFile
        /// The rest of a line the descriptor has taken the beginning of.
        var unfinished: ArraySlice<UInt8> = []
        var isStuck = false
    }

    private let state: Mutex<State>
    private let patience: Int32

    /// Writes to a descriptor that somebody else opened and keeps open.
    package init(descriptor: Int32, patience: Duration = LineWriter.defaultPatience) {
        Self.ignoreBrokenPipes()
        state = Mutex(State(file: LineFile(descriptor: descriptor)))
        self.patience = Int32(clamping: Int64(patience.milliseconds))
    }

    /// Writes to the end of a file, which is made if need be. A file that was moved away by a log rotation is made anew.
    package init(path: String, patience: Duration = LineWriter.defaultPatience) throws(LineOutputError) {
        Self.ignoreBrokenPipes()
        state = Mutex(State(file: try LineFile(path: path)))
        self.patience = Int32(clamping: Int64(patience.milliseconds))
    }

    /// A configured destination: `-` is the standard output, anything else a file.
    package static func destination(_ name: String) throws(LineOutputError) -> LineWriter {
        name == "-" ? LineWriter(descriptor: STDOUT_FILENO) : try LineWriter(path: name)
    }

    package func write(_ line: [UInt8]) -> LineOutcome {
        state.withLock { state in
            if let problem = state.file.followRotation() { return .lost(errno: problem) }
            let budget = state.isStuck ? 0 : patience
            if let problem = push(&state.unfinished, to: state.file, within: budget) {
                state.isStuck = problem == EAGAIN
                return .lost(errno: problem)
            }
            var rest = line[...]
            let problem = push(&rest, to: state.file, within: budget)
            state.isStuck = problem == EAGAIN
            guard let problem else { return .written }
            if rest.count == line.count { return .lost(errno: problem) }
            // The beginning is out; the rest follows before the next line, so the line is late but not lost.
            state.unfinished = rest
            return .written
        }
    }

    /// Writes as much as goes; what is left stays in `bytes`.
    ///
    /// - Returns: the error that ended it, `EAGAIN` when the reader did not read in time.
    private func push(_ bytes: inout ArraySlice<UInt8>, to file: borrowing LineFile, within budget: Int32) -> Int32? {
        while !bytes.isEmpty {
            if let problem = file.waitUntilReady(milliseconds: budget) { return problem }
            let piece = file.isRegular ? bytes : bytes.prefix(Self.pieceBytes)
            let count = piece.withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if count < 0, errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// A closed pipe is an error of `write`, not the end of the process.
    private static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}
