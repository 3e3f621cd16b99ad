import Kafka
import Logging
import ServiceLifecycle
import Telemetry

/// Keeps each vendor's share of a group's quota (`ratePerSecondPerGroup`) in step with how many replicas there are.
///
/// Every replica takes the smallest of the equal whole shares, so that together they never pass the quota, whoever joins first.
struct GroupShareService: Service {
    /// How often the group is counted. A replica that has just joined is known to the others after this time.
    private static let interval = Duration.seconds(5)

    let lookups: LookupAssembly
    let group: String
    let client: ClientConfiguration
    /// Whether any vendor has such a quota; without one nobody is asked.
    let isNeeded: Bool
    let logger: Logger

    func run() async throws {
        guard isNeeded else { return try await gracefulShutdown() }
        let admin = try Admin(configuration: client)
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let members = max(1, try await admin.memberCount(ofGroup: group))
                    for lookup in lookups.lookups { lookup.setGroupMembers(members, index: members - 1) }
                } catch {
                    logger.warning("the group could not be counted", [.error: "\(error)", .group: "\(group)"])
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }
}
