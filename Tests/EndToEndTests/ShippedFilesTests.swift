import Foundation
import Settings
import Testing

@testable import signup_risk

/// What ships beside the program has to say what the program says.
@Suite("Shipped files")
struct ShippedFilesTests {
    private func shipped(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("The samples in the program are those of config/samples")
    func samples() throws {
        #expect(SampleSignups.text + "\n" == (try shipped("config/samples/signups.jsonl")))
    }

    @Test("config/worker.yaml is what the program prints as its template, and reading it gives the defaults")
    func workerConfiguration() async throws {
        #expect(SettingsTemplate.text == (try shipped("config/worker.yaml")))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("template-\(UUID().uuidString).yaml")
        try Data(SettingsTemplate.text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let settings = try SettingsReader(path: file.path, environment: [:]).read()
        let defaults = try SettingsReader(path: nil, environment: [:]).read()
        for key in SettingCatalogue.keys {
            #expect(settings.entry(key.path)?.origin == .file, "\(key.path)")
            #expect(settings.entry(key.path)?.texts == defaults.entry(key.path)?.texts, "\(key.path)")
        }
    }
}
