/// A credential: it can be used, compared and told empty, and it never shows itself when printed, dumped or interpolated.
package struct Secret: Sendable, Hashable {
    /// The credential itself, for the one place that sends or signs with it.
    package let revealed: String

    /// - Parameter text: the credential; white space around it, such as the line end of a mounted file, is not part of it.
    package init(_ text: String) { revealed = text.trimmed }

    /// Whether none was given.
    package var isEmpty: Bool { revealed.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { isEmpty ? "" : "********" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
