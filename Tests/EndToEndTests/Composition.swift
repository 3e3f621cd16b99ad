import JSON
import Resilience
import Settings
import SignupRisk
import Telemetry
import Testing
import VendorSimulator

@testable import signup_risk

/// The executable's own composition of settings, lookups and enricher, against simulated vendors.
struct Composition {
    let lookups: LookupAssembly
    private let enricher: EnricherAssembly
    private let eventDeadline: Duration

    /// - Parameters:
    ///   - changes: settings that differ from the defaults and from what reaches the simulator.
    ///   - vendor: the only one that is asked; all of them where it is `nil`.
    init(_ simulator: VendorSimulator, _ changes: [String: String] = [:], only vendor: SimulatedVendor? = nil)
        async throws
    {
        // More time than any machine needs, unless time is what a test is about.
        var fixed = simulator.settings.merging(["worker.eventDeadline": "10m"]) { $1 }
        for vendor in SimulatedVendor.allCases { fixed["vendors.\(vendor).timeout"] = "5m" }
        fixed.merge(changes) { $1 }
        if let vendor {
            let isPhone = vendor == .vonage || vendor == .ipqualityscore
            fixed["checks.phone.vendors"] = isPhone ? vendor.rawValue : ""
            fixed["checks.ip.vendors"] = isPhone ? "" : vendor.rawValue
        }
        let settings = try SettingsReader(path: nil, environment: [:]).read().overriding(fixed)
        let sink = LogSink(level: LogLevelControl(.critical), format: .text, output: LineWriter(descriptor: 2))
        let selection = VendorSelection(settings)
        #expect(selection.problems.isEmpty)
        lookups = try LookupAssembly(settings, selection, replica: "test", sink: sink) { _ in }
        enricher = try EnricherAssembly(settings, selection, checks: lookups.checks)
        eventDeadline = settings.duration("worker.eventDeadline")
    }

    /// Runs `body` while calls are made.
    func run<Result: Sendable>(_ body: () async throws -> Result) async rethrows -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await lookups.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// The risk event of one signup, while ``run(_:)`` runs.
    func event(phone: String?, ip: String?) async throws -> JSONValue {
        let enriched = await enricher.enricher.enrich(
            Signup(object: Array("{}".utf8), phone: phone, ip: ip),
            source: RecordSource(topic: "test", partition: 0, offset: 0),
            deadline: MonotonicClock().now.advanced(by: eventDeadline))
        return try JSONValue(parsing: enriched.event.body)
    }

    /// The risk event of the only signup there is.
    func assess(phone: String?, ip: String?) async throws -> JSONValue {
        try await run { try await event(phone: phone, ip: ip) }
    }

    /// The key of the vendor's secret.
    static func secret(of vendor: SimulatedVendor) -> String {
        switch vendor {
        case .vonage: "vendors.vonage.apiSecret"
        case .ipqualityscore: "vendors.ipqualityscore.secret"
        case .provero: "vendors.provero.apiToken"
        case .eko: "vendors.eko.accessKey"
        }
    }
}
