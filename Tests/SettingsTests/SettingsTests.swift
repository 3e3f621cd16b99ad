import Foundation
import Testing

@testable import Settings

@Suite("Settings")
struct SettingsTests {
    @Test("Without a file every key has its default")
    func defaults() async throws {
        let settings = try SettingsReader(path: nil, environment: [:]).read()
        #expect(settings.text("kafka.bootstrapServers") == "localhost:9092")
        #expect(settings.list("kafka.inputTopics") == ["signups"])
        #expect(settings.integer("worker.maxInFlightBytes") == 64 << 20)
        #expect(settings.duration("worker.eventDeadline") == .seconds(20))
        #expect(settings.pointer("signup.phone")?.description == "/phone")
        #expect(settings.list("checks.phone.vendors") == ["ipqualityscore", "vonage"])
        #expect(settings.entry("kafka.groupId")?.origin == .default)
    }

    @Test("Every default is a value its own key takes", arguments: SettingCatalogue.keys.map(\.path))
    func defaultsAreValid(path: String) throws {
        let key = try #require(SettingCatalogue.key(path))
        #expect(SettingValue(key.defaultTexts, for: key) != nil)
    }

    @Test("The environment wins over a secret file, that over the file, that over the default")
    func precedence() async throws {
        try await withDirectory { directory in
            try write("eko-file", to: directory + "/secrets/vendors-eko-access-key")
            try write("vonage-file", to: directory + "/secrets/VENDORS_VONAGE_API_SECRET")
            let file = directory + "/worker.yaml"
            try write(
                """
                kafka: { groupId: from-file, outputTopic: out }
                vendors: { eko: { accessKey: plain }, vonage: { apiSecret: plain } }
                secretsDirectory: secrets
                """, to: file)
            let settings = try SettingsReader(
                path: file,
                environment: ["KAFKA_GROUP_ID": "from-environment", "VENDORS_EKO_ACCESS_KEY": "eko-environment"]
            ).read()
            #expect(settings.text("kafka.groupId") == "from-environment")
            #expect(settings.entry("kafka.groupId")?.origin == .environment("KAFKA_GROUP_ID"))
            #expect(settings.text("kafka.outputTopic") == "out")
            #expect(settings.entry("kafka.outputTopic")?.origin == .file)
            #expect(settings.text("vendors.eko.accessKey") == "eko-environment")
            #expect(settings.text("vendors.vonage.apiSecret") == "vonage-file")
            #expect(settings.entry("vendors.vonage.apiSecret")?.origin == .secretFile("VENDORS_VONAGE_API_SECRET"))
        }
    }

    @Test("A rotated secret is read anew from its file")
    func rotation() async throws {
        try await withDirectory { directory in
            let file = directory + "/secrets/vendors.ipqualityscore.secret"
            try write("first\n", to: file)
            let settings = try SettingsReader(
                path: nil, environment: ["SECRETS_DIRECTORY": directory + "/secrets"]
            ).read()
            #expect(settings.text("vendors.ipqualityscore.secret") == "first")
            try write("second\n", to: file)
            #expect(settings.reloadSecret("vendors.ipqualityscore.secret") == "second")
            #expect(settings.reloadSecret("vendors.eko.accessKey") == nil)
        }
    }

    @Test("All problems are told at once, each with its key, its value and what was expected")
    func allProblems() async throws {
        let problems = try await problems(
            """
            kafka: { bootstrapServer: a, delivery: twice, commitInterval: soon }
            worker: { maxInFlight: -1, maxInFlightBytes: 5 elephants }
            signup: { phone: phone }
            vendors: { eko: { price: free, breaker: { failureRatio: 7 } }, akamai: { enabled: true } }
            admin: { port: 123456 }
            """)
        let expected = [
            "kafka.bootstrapServer: is no key there is (line 1); did you mean kafka.bootstrapServers?",
            "vendors.akamai: is no key there is (line 4)",
            "kafka.delivery: \"twice\" is not right, expected atLeastOnce or exactlyOnce (file)",
            "kafka.commitInterval: \"soon\" is not right, expected a duration",
            "worker.maxInFlight: \"-1\" is not right, expected a whole number from 1 to 1000000 (file)",
            "worker.maxInFlightBytes: \"5 elephants\" is not right, expected a size",
            "signup.phone: \"phone\" is not right, expected a JSON pointer",
            "vendors.eko.price: \"free\" is not right, expected a decimal amount",
            "vendors.eko.breaker.failureRatio: \"7\" is not right, expected a number from 0.01 to 1.0 (file)",
            "admin.port: \"123456\" is not right, expected a whole number from 0 to 65535 (file)",
        ]
        for text in expected {
            #expect(problems.contains { $0.hasPrefix(text) }, "\(text) is missing in \(problems)")
        }
        #expect(problems.count == expected.count)
    }

    @Test("A file that cannot be read or parsed is one clear problem")
    func unreadable() async throws {
        let missing = #expect(throws: SettingsError.self) {
            try SettingsReader(path: "/nonexistent/worker.yaml", environment: [:]).read()
        }
        #expect(missing?.problems.first?.problem.hasPrefix("cannot be read") == true)
        #expect(try await problems("kafka: [").first?.contains("is not YAML") == true)
        #expect(try await problems("- a\n- b").first?.contains("has to be a mapping") == true)
        #expect(try await problems("kafka: { groupId: a, groupId: b }").first?.contains("twice") == true)
    }

    @Test("An empty file and empty sections are the defaults")
    func emptyFile() async throws {
        #expect(try await problems("").isEmpty)
        #expect(try await problems("# nothing\nkafka:\nworker: {}\n").isEmpty)
    }

    @Test("A secret's value is in no error")
    func secretsStayHidden() async throws {
        let text = try await problems("vendors: { eko: { accessKey: [hunter2] } }\nhunter2: 1").joined()
        #expect(text.contains("vendors.eko.accessKey"))
        #expect(!text.replacing("hunter2: is no key", with: "").contains("hunter2"))
    }

    @Test("Lists come from YAML lists, from one line, and from the environment")
    func lists() async throws {
        let settings = try SettingsReader(
            path: nil,
            environment: [
                "KAFKA_PROPERTIES": "linger.ms=5, acks=all", "KAFKA_INPUT_TOPICS": "a,b", "CHECKS_PHONE_VENDORS": "",
            ]
        ).read()
        #expect(settings.list("kafka.properties") == ["linger.ms=5", "acks=all"])
        #expect(settings.list("kafka.inputTopics") == ["a", "b"])
        #expect(settings.list("checks.phone.vendors").isEmpty, "an empty variable is an empty list")
    }

    @Test(
        "Durations are read as they are written",
        arguments: [
            ("250ms", Duration.milliseconds(250)), ("8s", .seconds(8)), ("1.5s", .milliseconds(1500)),
            ("5m", .seconds(300)), ("2h", .seconds(7200)), ("7d", .seconds(604_800)),
        ])
    func durations(text: String, expected: Duration) {
        #expect(DurationText.parse(text) == expected)
        #expect(DurationText.parse(DurationText.format(expected)) == expected)
    }

    @Test("What is no duration is refused", arguments: ["", "5", "s", "-1s", "1e3s", "５s", "nans", "99999999999999d"])
    func badDurations(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test(
        "Sizes are read as they are written, and nothing else is",
        arguments: [("512", 512), ("64KiB", 65536), ("2GiB", 2 << 30), ("1KB", nil), ("9999999999GiB", nil), ("", nil)])
    func sizes(text: String, expected: Int?) {
        #expect(SizeText.parse(text) == expected)
    }

    private func problems(_ yaml: String) async throws -> [String] {
        try await withDirectory { directory in
            let file = directory + "/worker.yaml"
            try write(yaml, to: file)
            do {
                _ = try SettingsReader(path: file, environment: [:]).read()
                return []
            } catch let error as SettingsError {
                return error.problems.map(\.description)
            }
        }
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func withDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.path + "/settings-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await body(directory)
    }
}
