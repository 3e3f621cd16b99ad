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
    /// The settings with the default in place of every value that is wrong, for finding out what else is; `nil` where there
    /// are none to speak of. Never to be worked with.
    package let provisional: Settings?

    package init(_ problems: [SettingProblem], provisional: Settings? = nil) {
        self.problems = problems
        self.provisional = provisional
    }

    package var description: String {
        let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        return "the configuration has \(count):\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
