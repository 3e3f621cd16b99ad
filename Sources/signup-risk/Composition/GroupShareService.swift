import Kafka
import Logging
import Resilience
import ServiceLifecycle
import Telemetry

/// Keeps each vendor's share of a group's quota (`ratePerSecondPerGroup`) in step with the replicas there are.
///
/// The group's members are asked for at every rebalance, which all of them hear of, and every few seconds. A replica that is not
/// yet a member has no share and calls nobody: the others may still hold the whole quota.
struct GroupShareService: Service {
    /// How often the group is asked for where nothing is heard. A replica that left without a word is known after this time.
    private static let interval = Duration.seconds(5)

    private let lookups: LookupAssembly
    private let group: String
    private let client: ClientConfiguration
    private let isNeeded: Bool
    private let memberId: @Sendable () -> String?
    private let logger: Logger
    private let occasions: AsyncStream<Void>
    private let occasion: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - isNeeded: whether any vendor has such a quota; without one nobody is asked.
    ///   - memberId: the name by which the group knows this replica; `nil` before it has joined.
    init(
        lookups: LookupAssembly, group: String, client: ClientConfiguration, isNeeded: Bool,
        memberId: @escaping @Sendable () -> String?, logger: Logger
    ) {
        self.lookups = lookups
        self.group = group
        self.client = client
        self.isNeeded = isNeeded
        self.memberId = memberId
        self.logger = logger
        (occasions, occasion) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        if isNeeded { share(.none) }
    }

    /// Asks for the group's members soon; returns at once.
    func recount() { occasion.yield() }

    func run() async throws {
        guard isNeeded else { return try await gracefulShutdown() }
        let admin = try Admin(configuration: client)
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { tasks in
                tasks.addTask {
                    while (try? await Task.sleep(for: Self.interval)) != nil { recount() }
                    occasion.finish()
                }
                for await _ in occasions {
                    do {
                        share(GroupPlace(of: memberId(), among: try await admin.members(ofGroup: group)))
                    } catch {
                        logger.warning("the group could not be counted", [.error: "\(error)", .group: "\(group)"])
                    }
                }
                tasks.cancelAll()
            }
        }
    }

    private func share(_ place: GroupPlace) {
        for lookup in lookups.lookups { lookup.setGroupMembers(place.members, index: place.index) }
    }
}
