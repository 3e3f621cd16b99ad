/// What reads what others wrote, each behind one function that takes any bytes: for the fuzzer, and for the tests that replay what
/// it found. A reader may refuse; it may not trap, hang, or contradict itself.
package enum HostileReader: String, CaseIterable, Sendable {
    /// A record of the input topic, with its headers.
    case signup
    /// A JSON text.
    case document
    /// A JSON pointer and the document it points into.
    case pointer
    /// A rule set.
    case rules
    /// A vendor's answer to an HTTP call.
    case answer
    /// An answer as the store kept it.
    case stored
    /// A configuration file and an environment.
    case settings
    /// The headers of a record in the dead-letter topic.
    case letter
    /// What a broker says of a group: its members' names, and librdkafka's words about it.
    case group

    /// Reads any bytes.
    package func read(_ bytes: [UInt8]) {
        switch self {
        case .signup: Self.signup(bytes)
        case .document: Self.document(bytes)
        case .pointer: Self.pointer(bytes)
        case .rules: Self.rules(bytes)
        case .answer: Self.answer(bytes)
        case .stored: Self.stored(bytes)
        case .settings: Self.settings(bytes)
        case .letter: Self.letter(bytes)
        case .group: Self.group(bytes)
        }
    }

    /// The byte that parts an input of several: ASCII's record separator, which neither JSON nor YAML may hold as it is.
    package static let separator: UInt8 = 0x1E

    /// The parts of an input.
    static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: separator, omittingEmptySubsequences: false)
    }

    /// Headers from parts that are name and value by turns; the value `-` alone is none at all.
    static func headers(_ parts: some Collection<ArraySlice<UInt8>>) -> [(name: String, value: [UInt8]?)] {
        var rest = parts[...]
        var headers: [(name: String, value: [UInt8]?)] = []
        while let name = rest.popFirst() {
            let value = rest.popFirst() ?? []
            headers.append((String(decoding: name, as: UTF8.self), value.elementsEqual([0x2D]) ? nil : Array(value)))
        }
        return headers
    }
}
