import SignupRisk
import Vendors

extension SettingCatalogue {
    /// The keys of every vendor the registry knows: its own, and those all vendors have.
    static let vendors: [SettingKey] = VendorRegistry.all.flatMap { registration in
        own(registration) + common(registration)
    }

    private static func path(_ registration: VendorRegistration, _ name: String) -> String {
        "vendors.\(registration.name.rawValue).\(name)"
    }

    private static func own(_ registration: VendorRegistration) -> [SettingKey] {
        let enabled = SettingKey(
            path(registration, "enabled"), .boolean, "false", "Whether \(registration.name) is asked at all.")
        return [enabled]
            + registration.keys.map { key in
                let (kind, value): (SettingKey.Kind, String) =
                    switch key.kind {
                    case .text(let text): (.text, text)
                    case .url(let text): (.url, text)
                    case .flag(let flag): (.boolean, String(flag))
                    case .integer(let integer, let allowed): (.integer(allowed), String(integer))
                    case .secret: (.text, "")
                    }
                let summary = key.expectation.prefix(1).uppercased() + key.expectation.dropFirst() + "."
                return SettingKey(
                    path(registration, key.name), kind, value, summary, isSecret: key.isSecret)
            }
    }

    private static func common(_ registration: VendorRegistration) -> [SettingKey] {
        let defaults = registration.defaults
        func key(_ name: String, _ kind: SettingKey.Kind, _ value: String, _ summary: String) -> SettingKey {
            SettingKey(path(registration, name), kind, value, summary)
        }
        let rate: SettingKey.Kind = .decimal(0...1_000_000)
        return [
            key(
                "timeout", .duration(atLeast: .milliseconds(1)), DurationText.format(defaults.timeout),
                "How long one call may take."),
            key(
                "maxAttempts", .integer(1...10), String(defaults.maxAttempts),
                "Calls for one lookup, retries included."),
            key(
                "ratePerSecond", rate, DecimalText.format(defaults.ratePerSecond ?? 0),
                "Calls per second of this replica; 0 is no limit."),
            key("ratePerSecondPerGroup", rate, "0", "Calls per second of all replicas together; 0 is no limit."),
            key("maxConcurrency", .integer(1...100_000), String(defaults.maxConcurrency), "Calls at once, at most."),
            key(
                "cacheTtl", .duration(atLeast: .zero), DurationText.format(defaults.cacheTtl),
                "How long an answer stays fresh."),
            key(
                "negativeCacheTtl", .duration(atLeast: .zero), DurationText.format(defaults.negativeCacheTtl),
                "How long it stays known that an input cannot be looked up."),
            key("breaker.failureRatio", .decimal(0.01...1), "0.5", "Share of failed calls that opens the breaker."),
            key("breaker.minimumCalls", .integer(1...1_000_000), "20", "Calls before that share counts."),
            key("breaker.openFor", .duration(atLeast: .milliseconds(1)), "15s", "How long the breaker stays open."),
            key(
                "probeInterval", .duration(atLeast: .milliseconds(1)), "60s",
                "Between probes while the account is blocked."),
            key("price", .money, defaults.price ?? "", "What a call costs where the vendor does not say."),
            key("currency", .requiredText, defaults.currency, "ISO 4217 code of the price and the budget."),
            key("dailyBudget", .money, "", "Money for one UTC day; empty is no limit."),
        ]
    }
}

/// Numbers as the configuration writes them.
enum DecimalText {
    /// Without a fraction where there is none.
    static func format(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? String(value)
    }
}
