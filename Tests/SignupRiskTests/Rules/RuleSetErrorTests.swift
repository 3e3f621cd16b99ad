import Testing

@testable import SignupRisk

@Suite("Bad rule files")
struct RuleSetErrorTests {
    private func problems(_ yaml: String) -> [String] {
        do {
            _ = try RuleSet(yaml: yaml, source: "rules.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    private func problems(ofRule rule: String) -> [String] { problems(RuleSetTests.yaml("- {\(rule)}")) }

    @Test(
        "are refused with a sentence that says what is wrong",
        arguments: [
            (
                "code: a, if: {phone.fraud_scor: 1}, points: 1, text: x",
                "There is no signal “phone.fraud_scor”. Did you mean phone.fraud_score?"
            ),
            ("code: a, if: {nonsense: 1}, points: 1, text: x", "There is no signal “nonsense”."),
            ("code: a, if: {phone.voip: maybe}, points: 1, text: x", "phone.voip is true or false, not “maybe”."),
            ("code: a, if: {phone.voip: 1}, points: 1, text: x", "phone.voip is true or false, not “1”."),
            ("code: a, if: {phone.voip: \"true\"}, points: 1, text: x", "phone.voip is true or false, not “true”."),
            (
                "code: a, if: {phone.fraud_score: high}, points: 1, text: x",
                "phone.fraud_score is a whole number from 0 to 100, not “high”."
            ),
            (
                "code: a, if: {phone.fraud_score: {atLeast: 850}}, points: 1, text: x",
                "phone.fraud_score is a whole number from 0 to 100, not “850”."
            ),
            (
                "code: a, if: {phone.fraud_score: 8.5}, points: 1, text: x",
                "phone.fraud_score is a whole number from 0 to 100, not “8.5”."
            ),
            (
                "code: a, if: {ip.latitude: north}, points: 1, text: x",
                "ip.latitude is a number from -90 to 90, not “north”."
            ),
            (
                "code: a, if: {match.address_distance_km: {atLeast: .inf}}, points: 1, text: x",
                "match.address_distance_km is a number from 0, not “.inf”."
            ),
            (
                "code: a, if: {phone.line_type: viop}, points: 1, text: x",
                "Did you mean voip?"
            ),
            (
                "code: a, if: {ip.country: gb}, points: 1, text: x",
                "ip.country is a country code of two capital letters, not “gb”."
            ),
            ("code: a, if: {phone.carrier: ''}, points: 1, text: x", "phone.carrier is a text, not “”."),
            (
                "code: a, if: {phone.voip: {atLeast: 1}}, points: 1, text: x",
                "phone.voip is true or false: atLeast compares numbers."
            ),
            (
                "code: a, if: {phone.voip: [true]}, points: 1, text: x",
                "phone.voip is true or false, not no single value."
            ),
            ("code: a, if: {phone.voip: {}}, points: 1, text: x", "phone.voip has no demand"),
            ("code: a, if: {phone.voip: {in: true}}, points: 1, text: x", "in is not a list of values."),
            ("code: a, if: {phone.voip: {atleast: 1}}, points: 1, text: x", "Did you mean atLeast?"),
            (
                "code: a, if: {phone.fraud_score: {atLeast: 50, below: 50}}, points: 1, text: x",
                "phone.fraud_score can never be at least 50 and below 50."
            ),
            (
                "code: a, if: {phone.fraud_score: {is: 5, in: [6]}}, points: 1, text: x",
                "phone.fraud_score can never be what is and in demand together."
            ),
            ("code: a, if: {}, points: 1, text: x", "if is not a mapping of signals to what they have to be."),
            ("code: a, if: true, points: 1, text: x", "if is not a mapping of signals to what they have to be."),
            ("code: a, points: 1, text: x", "The key if is missing."),
            ("if: {phone.voip: true}, points: 1, text: x", "The key code is missing."),
            ("code: a, if: {phone.voip: true}, text: x", "The key points is missing."),
            ("code: a, if: {phone.voip: true}, points: 1", "The key text is missing."),
            ("code: A-b, if: {phone.voip: true}, points: 1, text: x", "The code “A-b” has other characters"),
            ("code: a, if: {phone.voip: true}, points: 101, text: x", "points is not a whole number from -100 to 100."),
            ("code: a, if: {phone.voip: true}, points: 99999999999999999999, text: x", "points is not a whole number"),
            ("code: a, if: {phone.voip: true}, points: 1.5, text: x", "points is not a whole number from -100 to 100."),
            ("code: a, if: {phone.voip: true}, points: 1, text: ''", "text is not a text."),
            ("code: a, if: {phone.voip: true}, points: 1, text: x, pionts: 2", "Did you mean points?"),
        ])
    func badRules(rule: String, expected: String) {
        let problems = problems(ofRule: rule)
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.contains { $0.contains(expected) }, "\(problems)")
        #expect(problems.allSatisfy { $0.hasPrefix("rules.yaml:6:") }, "\(problems)")
    }

    @Test("name the place of a code that stands twice")
    func duplicateCode() {
        let problems = problems(
            RuleSetTests.yaml(
                """
                - {code: a, if: {phone.voip: true}, points: 1, text: x}
                - {code: b, if: {phone.voip: true}, points: 1, text: x}
                - {code: a, if: {phone.voip: false}, points: 1, text: x}
                """))
        #expect(problems == ["rules.yaml:8:10: The code a is that of an earlier rule."])
    }

    @Test("have their thresholds in ascending order")
    func thresholds() {
        let levels = problems(
            "id: a\nversion: 1\nlevels: {medium: 50, high: 50, critical: 40}\nrecommendations: {review: 80, deny: 40}\nrules: []"
        )
        #expect(
            levels == [
                "rules.yaml:3:28: levels.high (50) is not above levels.medium (50).",
                "rules.yaml:3:42: levels.critical (40) is not above levels.high (50).",
                "rules.yaml:4:37: recommendations.deny (40) is not above recommendations.review (80).",
            ])
    }

    @Test("have thresholds from 1 to 100, every one of them", arguments: ["0", "101", "x", "1.5", "-1", "\"7\""])
    func thresholdValues(value: String) {
        let problems = problems(
            "id: a\nversion: 1\nlevels: {medium: \(value), high: 50}\nrecommendations: {review: 40, deny: 80}\nrules: []"
        )
        #expect(problems.count == 2)
        #expect(problems.contains { $0.contains("levels.medium is not a whole number from 1 to 100.") })
        #expect(problems.contains { $0.contains("The key levels.critical is missing.") })
    }

    @Test("are told all that is wrong at once, in the order of the file where there is one")
    func allAtOnce() {
        let problems = problems(
            """
            id: ""
            levels: [1]
            recomendations: {review: 40, deny: 80}
            rules:
            - {code: a, if: {phone.voip: perhaps, ip.contry: GB}, points: many, text: x}
            - nonsense
            """)
        #expect(problems.count == 9, "\(problems)")
        for expected in [
            "Did you mean recommendations?", "id is not a text.", "The key version is missing.",
            "levels is not a mapping of medium, high, critical.", "The key recommendations is missing.",
            "points is not a whole number", "phone.voip is true or false, not “perhaps”.", "Did you mean ip.country?",
            "A rule is not a mapping",
        ] {
            #expect(problems.contains { $0.contains(expected) }, "\(expected)")
        }
    }

    @Test(
        "that are no YAML, no mapping or no text are refused with the place where there is one",
        arguments: [
            ("", "The file is empty."), ("# nothing", "The file is empty."), ("- a", "The file is not a mapping"),
            ("text", "The file is not a mapping"), ("a: [", "rules.yaml:"),
            ("a: 1\na: 2", "A key stands more than once: a."),
            ("\t- a: b: c", "This is not YAML"), ("a: *b", "rules.yaml"), ("a: \u{1}", "cannot be read as YAML"),
        ])
    func noYAML(text: String, expected: String) {
        let problems = problems(text)
        #expect(!problems.isEmpty)
        #expect(problems.contains { $0.contains(expected) }, "\(problems)")
    }

    @Test("that are not UTF-8, or far too long, are refused")
    func bytes() {
        #expect(throws: RuleSetError.self) { try RuleSet(yaml: [0xFF, 0xFE], source: "rules.yaml") }
        #expect(throws: RuleSetError.self) {
            try RuleSet(yaml: Array(repeating: UInt8(ascii: "#"), count: 2_000_000), source: "rules.yaml")
        }
    }

    @Test("that nest without end, or repeat themselves, do no harm")
    func hostile() {
        #expect(!problems("rules: " + String(repeating: "[", count: 5000)).isEmpty)
        #expect(!problems("rules: " + String(repeating: "{a: ", count: 5000)).isEmpty)
        let many = RuleSetTests.yaml(
            (0..<1001).map { "- {code: r\($0), if: {phone.voip: true}, points: 100, text: x}" }.joined(separator: "\n"))
        #expect(problems(many).count == 1)
    }
}
