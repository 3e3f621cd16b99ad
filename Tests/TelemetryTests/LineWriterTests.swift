import Glibc
import Telemetry
import Testing

@Suite struct LineWriterTests {
    private func line(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

    @Test("lines are added to what a file holds already, whole")
    func append() throws {
        let directory = TemporaryDirectory()
        directory.write("first\n", to: "log")
        let writer = try LineWriter.destination("\(directory.path)/log")
        #expect(writer.write(line("second")) == .written)
        #expect(writer.write(line("third")) == .written)
        #expect(directory.text(of: "log") == "first\nsecond\nthird\n")
    }

    @Test("half a line that a killed process left is ended, so that the next line stands alone")
    func torn() throws {
        let directory = TemporaryDirectory()
        directory.write("first\nsec", to: "log")
        let writer = try LineWriter(path: "\(directory.path)/log")
        #expect(writer.write(line("third")) == .written)
        #expect(directory.text(of: "log") == "first\nsec\nthird\n")
    }

    @Test("a file that a rotation moved away is made anew")
    func rotation() throws {
        let directory = TemporaryDirectory()
        let writer = try LineWriter(path: "\(directory.path)/log")
        #expect(writer.write(line("first")) == .written)
        rename("\(directory.path)/log", "\(directory.path)/log.1")
        #expect(writer.write(line("second")) == .written)
        unlink("\(directory.path)/log")
        #expect(writer.write(line("third")) == .written)
        #expect(directory.text(of: "log.1") == "first\n")
        #expect(directory.text(of: "log") == "third\n")
    }

    @Test("a file that cannot be opened is an error that names it and the reason")
    func cannotOpen() {
        let error = #expect(throws: LineOutputError.self) { try LineWriter(path: "/nonexistent/metrics.jsonl") }
        #expect(
            error?.description == "the file /nonexistent/metrics.jsonl cannot be opened: No such file or directory")
    }

    @Test("a full disk loses the line and nothing else")
    func fullDisk() throws {
        let writer = try LineWriter(path: "/dev/full")
        #expect(writer.write(line("lost")) == .lost(errno: ENOSPC))
        #expect(writer.write(line("lost")) == .lost(errno: ENOSPC))
    }

    @Test("a closed pipe is an error, not the end of the process")
    func closedPipe() {
        let pipe = Pipe()
        let writer = LineWriter(descriptor: pipe.writer)
        #expect(writer.write(line("read")) == .written)
        #expect(pipe.drain() == "read\n")
        let elsewhere = open("/dev/null", O_RDONLY)
        dup2(elsewhere, pipe.reader)
        close(elsewhere)
        #expect(writer.write(line("lost")) == .lost(errno: EPIPE))
    }

    @Test("a descriptor that is not open is an error")
    func notOpen() { #expect(LineWriter(descriptor: 9999).write(line("lost")) == .lost(errno: EBADF)) }

    @Test("a reader that stands still costs lines, never the beginning of one")
    func stuckReader() {
        let pipe = Pipe()
        let writer = LineWriter(descriptor: pipe.writer, patience: .zero)
        let long = line(String(repeating: "x", count: 3000))
        var outcomes = [writer.write(long)]
        while case .written = outcomes[outcomes.count - 1], outcomes.count < 100 { outcomes.append(writer.write(long)) }
        #expect(outcomes.last == .lost(errno: EAGAIN))
        var text = pipe.drain()
        #expect(writer.write(line("after")) == .written)
        text += pipe.drain()
        let written = outcomes.count { $0 == .written }
        let expected = String(repeating: String(decoding: long, as: UTF8.self), count: written) + "after\n"
        #expect(text == expected)
    }

    @Test("a line larger than a pipe comes out whole when its reader reads on")
    func largeLine() async {
        let pipe = Pipe()
        let writer = LineWriter(descriptor: pipe.writer, patience: .seconds(60))
        let large = line(String(repeating: "y", count: 100_000))
        let outcome = Task.detached { writer.write(large) }
        var text = ""
        while !text.hasSuffix("\n") {
            var request = pollfd(fd: pipe.reader, events: Int16(POLLIN), revents: 0)
            _ = poll(&request, 1, 1000)
            text += pipe.drain()
        }
        #expect(await outcome.value == .written)
        #expect(text.utf8.count == large.count)
    }

    @Test("lines of many writers never run into one another")
    func concurrency() async throws {
        let directory = TemporaryDirectory()
        let writer = try LineWriter(path: "\(directory.path)/log")
        await withTaskGroup { group in
            for name in 0..<8 {
                group.addTask {
                    for index in 0..<200 {
                        _ = writer.write(line("\(name):\(index):" + String(repeating: "z", count: 300)))
                    }
                }
            }
        }
        let lines = directory.text(of: "log").split(separator: "\n")
        #expect(lines.count == 1600)
        #expect(Set(lines.map { $0.prefix { $0 != "z" } }).count == 1600)
        #expect(lines.allSatisfy { $0.hasSuffix(String(repeating: "z", count: 300)) })
    }
}
