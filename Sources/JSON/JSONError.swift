/// Why a text is not JSON. It names the place, never the content, so that it may be logged.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    package enum Reason: String, Sendable {
        case empty = "the text is empty"
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "a byte stands where it may not"
        case trailingBytes = "something follows the value"
        case invalidNumber = "a number is not written as JSON writes numbers"
        case invalidEscape = "a string holds an escape JSON does not have"
        case controlCharacter = "a string holds a raw control character"
        case invalidUTF8 = "the text is not UTF-8"
        case tooDeep = "the text is nested too deeply"
    }

    /// What was wrong.
    package let reason: Reason
    /// Where, in bytes from the start.
    package let offset: Int

    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "\(reason.rawValue) (byte \(offset))" }
}
