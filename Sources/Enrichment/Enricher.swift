package import Resilience
package import SignupRisk

/// What a record becomes.
package enum Enrichment: Sendable {
    case event(EnrichedSignup)
    /// It cannot be decoded: it goes to the dead-letter topic as it came.
    case deadLetter(reason: String, message: String)
    /// A tombstone: nothing to publish.
    case skip
}

/// A finished risk event.
package struct EnrichedSignup: Sendable {
    package let event: EncodedEvent
    package let status: Assessment.Status
    package let level: RiskLevel
    package let recommendation: Recommendation
}

/// Receives the results that were not at hand when they were asked for.
package protocol EnrichmentSink: AnyObject, Sendable {
    /// Takes one result. Called once for each ticket whose `enrich` returned `nil`, from any thread, under no lock.
    func finished(_ enrichment: Enrichment, for ticket: EnrichmentTicket)
}

/// Names a record towards the sink; the enricher hands it back unread.
package struct EnrichmentTicket: Sendable, Hashable {
    /// The assignment the record was read under.
    package let lane: UInt64
    /// The record's place in it.
    package let slot: UInt64

    package init(lane: UInt64, slot: UInt64) {
        self.lane = lane
        self.slot = slot
    }
}

/// Turns a signup record into a risk event: decode, normalise, look up, assess, encode. Knows no Kafka.
///
/// Where every answer is at hand the whole way is walked at once, in the caller's thread, without suspending. Otherwise the
/// rest is done by the thread that brings the last answer.
package final class Enricher: Sendable {
    private let decoder: SignupDecoder
    private let phoneNumbers: PhoneNumberParser
    private let checks: [CheckPlan]
    private let placeCount: Int
    private let offline: OfflineIPDatabase?
    private let assessor: ReloadableAssessor
    private let encoder: RiskEventEncoder
    /// The headers that every event has, which come before its own.
    package var sharedHeaders: [SignupHeader] { encoder.sharedHeaders }
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - checks: the checks to make, in the order they appear in the event.
    ///   - offline: an IP database of the operator's own, if there is one.
    ///   - now: the wall clock, in milliseconds since 1970 UTC.
    package init(
        decoder: SignupDecoder, phoneNumbers: PhoneNumberParser, checks: [CheckPlan], offline: OfflineIPDatabase?,
        assessor: ReloadableAssessor, encoder: RiskEventEncoder, now: @escaping @Sendable () -> Int64
    ) {
        self.decoder = decoder
        self.phoneNumbers = phoneNumbers
        self.checks = checks
        placeCount = CheckRun.placeCount(checks)
        self.offline = offline
        self.assessor = assessor
        self.encoder = encoder
        self.now = now
    }

    /// Enriches one record.
    ///
    /// - Parameters:
    ///   - value: the record's value, borrowed for the call.
    ///   - now: the moment by which cached answers are judged.
    ///   - deadline: when the event has to leave with what is known; `nil` waits for every answer.
    /// - Returns: the result where everything is at hand; else `nil`, and `sink` gets it later.
    package func enrich(
        value: UnsafeRawBufferPointer?, headers: [SignupHeader], source: RecordSource, now: Moment, deadline: Moment?,
        ticket: EnrichmentTicket, sink: any EnrichmentSink
    ) -> Enrichment? {
        switch decoder.decode(value: value, headers: headers) {
        case .tombstone: return .skip
        case .undecodable(let reason, let message): return .deadLetter(reason: reason.rawValue, message: message)
        case .signup(let signup):
            let subject = subject(of: signup)
            let known = CheckRun.resultsAtHand(checks, subject, now: now)
            guard
                let results = known.count == placeCount
                    ? known : ask(known, of: signup, subject, source, deadline, ticket, sink)
            else { return nil }
            return .event(finish(signup, subject: subject, results: results, source: source))
        }
    }

    /// Asks for the results that are not at hand.
    private func ask(
        _ known: [CheckResult], of signup: Signup, _ subject: LookupSubject, _ source: RecordSource,
        _ deadline: Moment?, _ ticket: EnrichmentTicket, _ sink: any EnrichmentSink
    ) -> [CheckResult]? {
        CheckRun.start(
            checks, subject: subject, line: Int(source.partition), deadline: deadline, known: known
        ) { [self, weak sink] results in
            sink?.finished(.event(finish(signup, subject: subject, results: results, source: source)), for: ticket)
        }
    }

    /// Enriches one signup outside of any stream, waiting for it.
    package func enrich(_ signup: Signup, source: RecordSource, deadline: Moment?) async -> EnrichedSignup {
        let subject = subject(of: signup)
        let results = await withCheckedContinuation { continuation in
            let atHand = CheckRun.start(checks, subject: subject, line: 0, deadline: deadline) {
                continuation.resume(returning: $0)
            }
            if let atHand { continuation.resume(returning: atHand) }
        }
        return finish(signup, subject: subject, results: results, source: source)
    }

    private func subject(of signup: Signup) -> LookupSubject {
        let country = signup.country.flatMap(Country.normalized)
        return LookupSubject(
            phone: phoneNumbers.parse(signup.phone, country: country), ip: IPInput(parsing: signup.ip),
            country: country, address: signup.address)
    }

    private func finish(
        _ signup: Signup, subject: LookupSubject, results: [CheckResult], source: RecordSource
    ) -> EnrichedSignup {
        let address: IPAddress? = if case .address(let address) = subject.ip { address } else { nil }
        let assessment = assessor.assess(
            subject, checks: results, offline: address.flatMap { offline?.evidence(for: $0) })
        let event = encoder.encode(
            source: source, signup: signup, subject: subject, assessment: assessment, checks: results, assessedAt: now()
        )
        return EnrichedSignup(
            event: event, status: assessment.status, level: assessment.level,
            recommendation: assessment.recommendation)
    }
}
