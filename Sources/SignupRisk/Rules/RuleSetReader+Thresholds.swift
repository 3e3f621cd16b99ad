import Yams

extension RuleSetReader {
    /// Reads `levels` and `recommendations`: scores from 1 to 100, in ascending order.
    mutating func thresholds(_ root: (node: Node, members: [String: Node])) -> RuleThresholds? {
        let levels = ascending(["medium", "high", "critical"], of: "levels", in: root)
        let recommendations = ascending(["review", "deny"], of: "recommendations", in: root)
        guard let levels, let recommendations else { return nil }
        return RuleThresholds(
            medium: levels[0], high: levels[1], critical: levels[2], review: recommendations[0],
            deny: recommendations[1])
    }

    private mutating func ascending(
        _ names: [String], of section: String, in root: (node: Node, members: [String: Node])
    ) -> [Int]? {
        guard let node = root.members[section] else {
            report("The key \(section) is missing.", at: root.node)
            return nil
        }
        guard let (_, members) = members(of: node, called: section, known: names) else { return nil }
        let values = names.compactMap { name in
            integer(members[name], named: "\(section).\(name)", within: 1...100, in: node)
        }
        guard values.count == names.count else { return nil }
        for index in values.indices.dropFirst() where values[index] <= values[index - 1] {
            report(
                "\(section).\(names[index]) (\(values[index])) is not above \(section).\(names[index - 1]) "
                    + "(\(values[index - 1])).", at: members[names[index]])
        }
        return values
    }
}
