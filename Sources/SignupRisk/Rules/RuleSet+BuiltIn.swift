extension RuleSet {
    private static let loadedBuiltIn = Result { () throws(RuleSetError) in
        try RuleSet(yaml: builtInYAML, source: "config/rules.yaml")
    }

    /// The rule set the product comes with, the same as the file `config/rules.yaml`.
    package static var builtIn: RuleSet { get throws(RuleSetError) { try loadedBuiltIn.get() } }
}
