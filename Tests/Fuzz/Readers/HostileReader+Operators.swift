import Settings
import SignupRisk

extension HostileReader {
    /// A secret of the environment that no error may show.
    private static let secret = (name: "VENDORS_EKO_ACCESS_KEY", value: "kept-out-of-errors-4711")

    /// The first part is a file, the others are variables: name and value by turns.
    static func settings(_ bytes: [UInt8]) {
        let parts = parts(bytes)
        let file = String(decoding: parts[0], as: UTF8.self)
        var environment = [secret.name: secret.value]
        for (name, value) in headers(parts.dropFirst()) {
            environment[name] = String(decoding: value ?? [], as: UTF8.self)
        }
        do {
            let settings = try SettingsReader(text: file, path: "worker.yaml", environment: environment).read()
            for key in SettingCatalogue.keys {
                precondition(settings.entry(key.path) != nil, "a configuration that lacks a key")
            }
            precondition(settings.duration("worker.eventDeadline") >= .milliseconds(1), "a duration beyond its bounds")
            precondition((0...65_535).contains(settings.integer("admin.port")), "a number beyond its bounds")
        } catch {
            precondition(!error.problems.isEmpty, "an error that names no problem")
            // Unless the input itself has it elsewhere, where nobody would look for a secret.
            if file.contains(secret.value) || environment.contains(where: { $0 != secret.name && $1 == secret.value }) {
                return
            }
            precondition(!error.description.contains(secret.value), "a secret in an error")
        }
    }

    static func rules(_ bytes: [UInt8]) {
        guard let rules = try? RuleSet(yaml: bytes, source: "fuzz") else { return }
        let subject = LookupSubject(
            phone: PhoneNumberParser().parse("+447400123456", country: nil), ip: IPInput(parsing: nil))
        let assessment = Assessor(rules: rules).assess(subject, checks: [])
        precondition((0...100).contains(assessment.score), "a score beyond its bounds")
    }
}
