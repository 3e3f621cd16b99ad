/// Something wrong with the configuration: where, and what to do about it. Never holds the value of a secret.
package struct SettingProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The key, or the file.
    package let place: String
    /// What is wrong and what was expected.
    package let problem: String

    package init(_ place: String, _ problem: String) {
        self.place = place
        self.problem = problem
    }

    package var description: String { "\(place): \(problem)" }
}

/// Everything that is wrong with the configuration, at once.
package struct SettingsError: Error, Sendable, CustomStringConvertible {
    package let problems: [SettingProblem]

    package init(_ problems: [SettingProblem]) { self.problems = problems }

    package var description: String {
        let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        return "the configuration has \(count):\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
