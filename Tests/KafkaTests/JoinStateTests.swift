import Testing

@testable import Kafka

@Suite("Join state")
struct JoinStateTests {
    private func line(_ message: String, facility: String = "CGRPJOINSTATE") -> LogLine {
        LogLine(level: .debug, facility: facility, message: message)
    }

    @Test(
        "A member joins from its decision until it has its assignment, whatever its group is called",
        arguments: [
            ("init", true), ("wait-metadata", true), ("wait-join", true), ("wait-sync", true), ("steady", false),
            ("wait-assign-call", false), ("wait-unassign-call", false), ("wait-incr-unassign-to-complete", false),
        ])
    func states(name: String, isJoining: Bool) {
        var state = JoinState()
        state.note(line(#"[thrd:main]: Group "a -> steady" changed join state steady -> init (state up)"#))
        #expect(state.isJoining)
        state.note(line(#"[thrd:main]: Group "a -> b" changed join state wait-join -> \#(name) (state up)"#))
        #expect(state.isJoining == isJoining)
    }

    @Test("Lines of other parts, and lines in other words, change nothing")
    func others() {
        var state = JoinState()
        state.note(line("changed join state steady -> init (state up)"))
        state.note(line("joined", facility: "CGRPJOINSTATE"))
        state.note(line("state up -> steady (x)", facility: "CGRPSTATE"))
        #expect(state.isJoining)
    }
}
