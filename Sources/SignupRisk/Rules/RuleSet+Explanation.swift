extension RuleSet {
    /// The rules in words, for a person who wants to know what decides.
    package func explain() -> String {
        let levels =
            "A score of \(thresholds.medium) is medium, \(thresholds.high) high, \(thresholds.critical) critical."
        let advice = "From \(thresholds.review) on a signup is to be reviewed, from \(thresholds.deny) on denied."
        let lines = rules.map { rule in
            let points = rule.reason.points
            let sign = points < 0 ? "−" : "+"
            let demands = rule.conditions.map(\.words).joined(separator: ", and ")
            return "  \(sign)\(points.magnitude) \(rule.reason.code): when \(demands). \(rule.reason.text)"
        }
        let head =
            "Rules \(id), version \(version) (SHA-256 \(sha256)): \(count) rules, whose points add up to the score, "
            + "held to 0–100."
        return ([head, levels, advice] + lines).joined(separator: "\n")
    }
}
