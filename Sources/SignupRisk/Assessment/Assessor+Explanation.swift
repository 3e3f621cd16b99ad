extension Assessor {
    /// The rules in force, and the shadow rules where there are any, in words.
    package func explain() -> String {
        guard let shadow else { return rules.explain() }
        return rules.explain() + "\n\nShadow rules, which decide nothing:\n\n" + shadow.explain()
    }
}
