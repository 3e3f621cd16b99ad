import Enrichment
import Settings
import SignupRisk
import Telemetry

/// The way of one signup, from its bytes to its risk event.
struct EnricherAssembly: Sendable {
    /// The longest signup taken; larger than what brokers take unless told otherwise, so that it is they who decide.
    private static let maximumSignupBytes = 8 << 20

    let enricher: Enricher
    let assessor: ReloadableAssessor
    /// The checks whose vendors take turns, which the rules have to know of.
    let failover: Set<CheckKind>

    /// - Throws: what is wrong with the rules, the offline database or the privacy key.
    init(_ settings: Settings, _ selection: VendorSelection, checks: [CheckPlan]) throws {
        failover = Set(selection.checks.filter { $0.strategy == .failover }.map(\.kind))
        assessor = ReloadableAssessor(try settings.assessor(failover: failover))
        let offline = try settings.path("offline.ipDatabase").map { try OfflineIPDatabase(path: $0) }
        let privacy: PrivacyMode =
            settings.text("privacy.mode") == "pseudonymous"
            ? .pseudonymous(try settings.pseudonymizer()) : .plain
        enricher = Enricher(
            decoder: SignupDecoder(mapping: settings.signupMapping, maximumBytes: Self.maximumSignupBytes),
            phoneNumbers: PhoneNumberParser(capacity: max(settings.integer("cache.maxEntries"), 1)), checks: checks,
            offline: offline, assessor: assessor,
            encoder: RiskEventEncoder(privacy: privacy)
        ) { Telemetry.Timestamp.now.milliseconds }
    }
}

extension Settings {
    /// A key shorter than this can be guessed: phone numbers are few, so the key is all that protects them.
    private static var shortestKey: Int { 16 }

    fileprivate func pseudonymizer() throws -> Pseudonymizer {
        let key = text("privacy.hmacKey")
        guard key.utf8.count >= Self.shortestKey else {
            throw CompositionError(
                "privacy.hmacKey: privacy.mode pseudonymous needs a key of at least \(Self.shortestKey) characters")
        }
        return try Pseudonymizer(key: key)
    }
}
