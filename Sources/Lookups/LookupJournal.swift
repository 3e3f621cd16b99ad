import Logging
import SignupRisk
import Vendors

/// Writes what operators should hear of. Messages are constant; what varies is metadata, and none of it is personal.
struct LookupJournal: Sendable {
    private let logger: Logger

    init(vendor: VendorName, logger: Logger) {
        var logger = logger
        logger[metadataKey: "vendor"] = "\(vendor)"
        self.logger = logger
    }

    func write(_ event: LookupEvent) {
        switch event {
        case .paused(let problem, let reason, let vendorStatus):
            var metadata: Logger.Metadata = ["problem": "\(problem.rawValue)", "reason": "\(reason)"]
            if let vendorStatus { metadata["vendor_status"] = "\(vendorStatus)" }
            logger.error(
                "The vendor's account cannot be used. Lookups are paused until a probe succeeds.", metadata: metadata)
        case .healed(let problem):
            logger.notice(
                "The vendor's account can be used again. Lookups go on.", metadata: ["problem": "\(problem.rawValue)"])
        case .breakerOpened: logger.warning("Too many calls to the vendor fail. It is left alone for a while.")
        case .breakerClosed: logger.notice("The vendor answers again.")
        case .anomalyFound:
            logger.error(
                "Most of the vendor's answers are unreadable or call the input invalid. It is left alone for a while.")
        case .anomalyOver: logger.notice("The vendor's answers look right again.")
        case .budgetSpent: logger.warning("The day's budget for the vendor is spent.")
        }
    }
}
