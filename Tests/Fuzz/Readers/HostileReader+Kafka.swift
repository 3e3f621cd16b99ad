import DeadLetters
import JSON
import Kafka
import Resilience
import SignupRisk

extension HostileReader {
    /// Headers: name and value by turns.
    static func letter(_ bytes: [UInt8]) {
        let headers = headers(parts(bytes)).map { Header(name: $0.name, value: $0.value) }
        let letter = DeadLetter(headers: headers, partition: 0, offset: 0, readTime: Timestamp.milliseconds)
        let line = DeadLetterText.line(letter)
        precondition(
            !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "a line that steers terminals")
        precondition(
            (try? JSONValue(parsing: DeadLetterText.json(letter)))?.object != nil, "a letter that is no object")
        let policy = ReplayPolicy(topics: ["signups"], maximumReplays: 3)
        if case .send(let source) = policy.decide(letter) {
            precondition(source.topic == "signups" && source.partition >= 0, "a record sent where nobody reads")
        }
        let sent = ReplayedRecord.headers(of: headers)
        precondition(sent.count { $0.name.hasPrefix("dlq.") } == 1, "a header of the worker's that was sent back")
        let again = DeadLetter(headers: sent, partition: 0, offset: 0, readTime: Timestamp.milliseconds)
        precondition(again.replays > letter.replays || letter.replays == .max, "a replay that was not counted")
    }

    /// The first part is this replica's name, the second a line of librdkafka's log, the others are the members' names.
    static func group(_ bytes: [UInt8]) {
        let texts = parts(bytes).map { String(decoding: $0, as: UTF8.self) }
        let members = texts.dropFirst(2).sorted()
        let place = GroupPlace(of: texts[0], among: members)
        precondition(place.members >= 1 && (0...place.members).contains(place.index), "a place outside the group")
        precondition((place.index < place.members) == members.contains(texts[0]), "a share for who is no member")
        guard texts.count > 1 else { return }
        var state = JoinState()
        state.note(LogLine(level: .debug, facility: JoinState.facility, message: texts[1]))
        state.note(LogLine(level: .debug, facility: texts[0], message: texts[1]))
        _ = state.isJoining
    }
}
