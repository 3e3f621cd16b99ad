import Enrichment
import JSON
import Logging
import Lookups
import Resilience
import SignupRisk
import Synchronization
import Vendors

/// One signup whose answers are cached, with everything its way needs.
final class Sample: Sendable {
    let value = Array(
        #"""
        {"event_id":"e917263","phone":"+1 202 555 0143","ip":"103.21.58.193","country":"US","plan":"starter",
        "email_domain":"example.com","user_agent":"Mozilla/5.0 (X11; Linux x86_64)","occurred_at":"2026-11-21T12:00:00Z"}
        """#.utf8)
    let now = Moment(nanoseconds: 1_000_000_000)
    let source = RecordSource(topic: "signups", partition: 3, offset: 918_273)
    let phones = PhoneNumberParser(capacity: 1024)
    let mapping: SignupMapping
    let decoder: SignupDecoder
    let rules: RuleSet
    let signup: Signup
    let subject: LookupSubject
    let lookups: [VendorLookup<FixedClock>]
    /// What two more vendors say of the same signup.
    let others: [CheckResult]
    let live: LiveLookup
    private let checks: [CheckPlan]
    private let adapters: [any VendorAdapter]
    private let queries: [VendorQuery]
    private let bodies = [CannedTransport.phone, CannedTransport.ip].map { Array($0.utf8) }
    /// The parser without anything remembered that could be met again.
    private let forgetful = PhoneNumberParser(capacity: 1)
    private let serial = Atomic(0)
    private let attempt = VendorAttempt(number: 1, isRepeat: false, now: 1_795_000_000_000, reference: "00000000-abc1")

    init() async {
        mapping = SignupMapping(
            id: try? JSONPointer("/event_id"), phone: try? JSONPointer("/phone"), ip: try? JSONPointer("/ip"),
            country: try? JSONPointer("/country"), address: try? JSONPointer("/address"),
            occurredAt: try? JSONPointer("/occurred_at"))
        decoder = SignupDecoder(mapping: mapping, maximumBytes: 1 << 20)
        guard let rules = try? RuleSet.builtIn, let url = BaseURL("http://127.0.0.1"),
            case .signup(let signup) = value.withUnsafeBytes({ [decoder] in decoder.decode(value: $0, headers: []) })
        else { preconditionFailure("the sample is broken") }
        self.rules = rules
        self.signup = signup
        let secret = Secret("0123456789abcdef")
        subject = LookupSubject(
            phone: phones.parse(signup.phone, country: signup.country), ip: IPInput(parsing: signup.ip), country: "US")
        adapters = [
            IPQualityScoreAdapter(
                IPQualityScoreSettings(baseURL: url, integration: "demo", key: secret, secret: secret)),
            EkoAdapter(
                EkoSettings(
                    baseURL: url, developerKey: secret, accessKey: secret, initiatorID: secret, userCode: secret)),
        ]
        let now = now
        queries = adapters.compactMap { [subject] in if case .ask(let query) = $0.plan(subject) { query } else { nil } }
        guard queries.count == adapters.count else { preconditionFailure("the sample is not asked about") }
        live = LiveLookup(adapters[1])
        lookups = adapters.map { adapter in
            VendorLookup(
                adapter: adapter, transport: CannedTransport(), settings: VendorSettings(),
                clock: FixedClock(now: now), wallClock: { 1_795_000_000_000 }, logger: Logger(label: "none"))
        }
        checks = zip([CheckKind.phone, .ip], lookups).map {
            CheckPlan(kind: $0, strategy: .all, providers: [$1])
        }
        var phone = PhoneEvidence()
        (phone.valid, phone.lineType, phone.carrier, phone.country, phone.roaming) = (true, .voip, "Other", "US", false)
        var ip = IPEvidence()
        (ip.country, ip.region, ip.city, ip.latitude, ip.longitude) = ("IN", "Maharashtra", "Mumbai", 19.0728, 72.8826)
        others = [
            CheckResult(
                check: .phone, vendor: VendorName(rawValue: "vonage"), status: .ok, source: .cache,
                answer: VendorAnswer(
                    vendor: VendorName(rawValue: "vonage"), status: .ok, observedAt: 0, phone: phone)),
            CheckResult(
                check: .ip, vendor: VendorName(rawValue: "provero"), status: .ok, source: .cache,
                answer: VendorAnswer(vendor: VendorName(rawValue: "provero"), status: .ok, observedAt: 0, ip: ip)),
        ]
        await fill()
    }

    /// Has both vendors answer once, so that their answers are cached.
    private func fill() async {
        for lookup in lookups {
            await withTaskGroup { group in
                group.addTask { await lookup.run() }
                await withCheckedContinuation { continuation in
                    let result = lookup.check(subject, deadline: nil) { _ in continuation.resume() }
                    if result != nil { continuation.resume() }
                }
                lookup.shutDown()
            }
            guard lookup.atHand(subject, now: now)?.answer != nil else {
                preconditionFailure("\(lookup.vendor) gives no answer about the sample")
            }
        }
    }

    /// One of ten thousand numbers, as people write them.
    func unseenPhone() -> PhoneInput {
        let digits = String(10_000 + serial.wrappingAdd(1, ordering: .relaxed).newValue % 10_000).dropFirst()
        return forgetful.parse("+1 202 555 \(digits)", country: "US")
    }

    func request(of index: Int) -> VendorRequest { adapters[index].request(for: queries[index], attempt: attempt) }

    func interpretation(by index: Int) -> VendorOutcome {
        adapters[index].interpret(
            VendorResponse(status: 200, headers: ["content-type": "application/json"], body: bodies[index]),
            to: queries[index], attempt: attempt, now: 1_795_000_000_000)
    }

    func enricher(_ assessor: Assessor, _ encoder: RiskEventEncoder) -> Enricher {
        Enricher(
            decoder: decoder, phoneNumbers: phones, checks: checks, offline: nil,
            assessor: ReloadableAssessor(assessor), encoder: encoder, now: { 1_795_000_000_000 })
    }
}

/// A clock that stands still, so that answers stay fresh.
struct FixedClock: Clock {
    let now: Moment
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Moment, tolerance: Duration?) async throws {
        // What falls due later never does; cancelling ends the wait.
        try await Task.sleep(for: .seconds(86_400))
    }
}

/// Answers as the vendors document it, without a network.
struct CannedTransport: VendorTransport {
    func start(
        _ request: VendorRequest, of caller: VendorCaller, timeout: Duration, completion: @escaping Completion
    ) {
        let body = request.url.contains("phone_check") ? Self.phone : Self.ip
        let headers = ["content-type": "application/json"]
        completion(.success(VendorResponse(status: 200, headers: headers, body: Array(body.utf8))))
    }

    func cancelCalls(of caller: VendorCaller) {}

    static let phone = #"""
        {"message":"Phone is valid.","success":true,"formatted":"+12025550143","local_format":"(202) 555-0143","valid":true,
        "fraud_score":10,"recent_abuse":false,"VOIP":false,"prepaid":false,"risky":false,"active":true,
        "carrier":"Example Wireless","line_type":"Wireless","country":"US","city":"WASHINGTON","zip_code":"20001","region":"DC",
        "dialing_code":1,"request_id":"Abc123XyZ0","active_status":"Active Line","user_activity":"low","mnc":"004","mcc":"310",
        "leaked":false,"spammer":false,"name":"N/A","timezone":"America/New_York","do_not_call":false}
        """#
    static let ip = #"""
        {"status":0,"response_status_id":0,"message":"IP verification successful","response_type_id":1388,
        "data":{"ip_address":"103.21.58.193","proxy_type":"VPN","country_code":"IN","country_name":"India",
        "region_name":"Maharashtra","city_name":"Mumbai","city_risk_score":"12","proxy_type_risk_score":"80"}}
        """#
}
