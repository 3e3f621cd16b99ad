/// Everything that is wrong with a rule file.
package struct RuleSetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    package struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// File, and line and column where they are known: `rules.yaml:12:5`.
        package let place: String
        package let message: String

        package var description: String { "\(place): \(message)" }
    }

    /// In the order of the file; never empty.
    package let problems: [Problem]

    /// One problem a line.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
