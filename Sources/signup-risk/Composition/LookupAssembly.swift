import Enrichment
import Foundation
import Logging
import Lookups
import Resilience
import Settings
import SignupRisk
import Telemetry
import Vendors

/// The vendors that are switched on, each inside its cache, limits, breaker and budget, and what they share.
struct LookupAssembly: Sendable {
    typealias Lookup = VendorLookup<MonotonicClock>

    let lookups: [Lookup]
    let checks: [CheckPlan]
    let transport: HTTPVendorTransport
    let store: AnswerStore?
    /// The longest that a call to any of the vendors may take.
    let longestTimeout: Duration

    /// - Parameters:
    ///   - replica: what tells this replica's stored answers from the others'.
    ///   - onCall: told of every call to a vendor that has ended.
    init(
        _ settings: Settings, _ selection: VendorSelection, replica: String, sink: LogSink,
        onCall: @escaping @Sendable (CallReport) -> Void
    ) throws(TransportUnavailable) {
        let clock = MonotonicClock()
        let wallClock: @Sendable () -> Int64 = { Telemetry.Timestamp.now.milliseconds }
        let logger = sink.logger("lookups")
        let concurrency = selection.vendors.map { settings.integer("vendors.\($0.name).maxConcurrency") }.reduce(0, +)
        let transport = try HTTPVendorTransport(HTTPVendorTransportConfiguration(keptConnections: concurrency))
        let vendorCount = max(selection.vendors.count, 1)
        let store = settings.path("cache.directory").map { directory in
            AnswerStore(
                directory: directory, replica: replica, secret: Self.secret(settings),
                maximumEntries: settings.integer("cache.maxEntries") * vendorCount,
                maximumBytes: settings.integer("cache.maxBytes"), wallClock: wallClock, logger: logger)
        }
        let made = selection.vendors.map { registration in
            let vendor = registration.name
            return Lookup(
                adapter: registration.makeAdapter(settings.parameters(of: registration)), transport: transport,
                settings: settings.vendorSettings(vendor, of: vendorCount), clock: clock, wallClock: wallClock,
                store: store, logger: logger, onCall: onCall)
        }
        let byVendor = Dictionary(uniqueKeysWithValues: made.map { ($0.vendor, $0) })
        lookups = made
        self.transport = transport
        self.store = store
        longestTimeout = selection.vendors.map { settings.duration("vendors.\($0.name).timeout") }.max() ?? .zero
        checks = selection.checks.map { check in
            CheckPlan(
                kind: check.kind, strategy: check.strategy, providers: check.vendors.compactMap { byVendor[$0.name] })
        }
    }

    /// Every vendor's figures.
    var vendorStates: [VendorState] { lookups.map { VendorState(name: $0.vendor.rawValue, $0.statistics) } }

    /// Makes the vendors' calls until all lookups are shut down or the task is cancelled, and then puts everything away.
    func run() async {
        await withTaskGroup { group in
            if let store { group.addTask { await store.run() } }
            await withTaskGroup { calls in
                for lookup in lookups { calls.addTask { await lookup.run() } }
            }
            // What is still queued for the store is written before it ends.
            group.cancelAll()
        }
        store?.close()
        await transport.shutdown()
    }

    private static func secret(_ settings: Settings) -> [UInt8]? {
        let key = settings.text("privacy.hmacKey")
        return key.isEmpty ? nil : Array(key.utf8)
    }
}

extension VendorLookup: CheckProvider {}

extension Settings {
    /// How a vendor is asked: time, limits, lives and money.
    fileprivate func vendorSettings(_ vendor: VendorName, of vendorCount: Int) -> VendorSettings {
        let path = "vendors.\(vendor)"
        let currency = text("\(path).currency")
        func rate(_ name: String) -> Double? {
            let value = decimal("\(path).\(name)")
            return value > 0 ? value : nil
        }
        return VendorSettings(
            timeout: duration("\(path).timeout"), maxAttempts: integer("\(path).maxAttempts"),
            ratePerSecond: rate("ratePerSecond"), ratePerSecondPerGroup: rate("ratePerSecondPerGroup"),
            maxConcurrency: integer("\(path).maxConcurrency"), cacheTtl: duration("\(path).cacheTtl"),
            negativeCacheTtl: duration("\(path).negativeCacheTtl"), staleIfError: duration("cache.staleIfError"),
            cacheMaximumEntries: integer("cache.maxEntries"),
            cacheMaximumBytes: integer("cache.maxBytes") / vendorCount,
            breaker: VendorSettings.Breaker(
                failureRatio: decimal("\(path).breaker.failureRatio"),
                minimumCalls: integer("\(path).breaker.minimumCalls"), openFor: duration("\(path).breaker.openFor")),
            probeInterval: duration("\(path).probeInterval"),
            price: Money(text("\(path).price"), currency: currency), currency: currency,
            dailyBudget: Money(text("\(path).dailyBudget"), currency: currency),
            queueBound: integer("worker.maxInFlight"))
    }
}
