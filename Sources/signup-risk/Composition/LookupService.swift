import ServiceLifecycle

/// Runs the vendors' calls for as long as the worker needs them, and to their end where answers are kept: calls under way when the
/// worker has drained are paid for, though nobody waits for them any more.
struct LookupService: Service {
    /// What a stop may take at most beyond the drain; less than what orchestrators are told to grant.
    private static let longestPatience = Duration.seconds(10)

    private let lookups: LookupAssembly
    private let patience: Duration

    /// - Parameter patience: how long calls under way may take to end.
    init(lookups: LookupAssembly, patience: Duration) {
        self.lookups = lookups
        self.patience = patience
    }

    /// As long as the slowest vendor may take, within bounds.
    init(lookups: LookupAssembly) {
        self.init(lookups: lookups, patience: min(lookups.longestTimeout, Self.longestPatience))
    }

    func run() async throws {
        await withTaskGroup { group in
            group.addTask { await lookups.run() }
            try? await gracefulShutdown()
            for lookup in lookups.lookups { lookup.shutDown() }
            if lookups.store != nil {
                group.addTask { [patience] in try? await Task.sleep(for: patience) }
                await group.next()
            }
            group.cancelAll()
        }
    }
}
