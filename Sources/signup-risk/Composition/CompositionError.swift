/// Settings that are each right and do not fit together, or that name files which are not there.
struct CompositionError: Error, Sendable, CustomStringConvertible {
    let problems: [String]

    init(_ problems: [String]) { self.problems = problems }
    init(_ problem: String) { self.init([problem]) }

    var description: String {
        problems.count == 1
            ? problems[0]
            : "the configuration has \(problems.count) problems:\n" + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
