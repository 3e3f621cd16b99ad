/// All four vendors, their accounts, the faults and the journal: a value that is told the time and does no I/O.
struct SimulatorCore: Sendable {
    let configuration: SimulatorConfiguration
    let world: SimulatedWorld
    var switches: SimulatorSwitches
    var delays: [SimulatedVendor: SimulatedDelay]
    var faults = FaultPlan()
    var journal: Journal
    var counters: [VendorCounters]
    var vonage: VonageSimulation
    var ipqualityscore: IPQualityScoreSimulation
    var provero: ProveroSimulation
    var eko: EkoSimulation
    /// Milliseconds the simulated clock is ahead of the machine's, or of the standing time it began with.
    private(set) var advanced: Int64 = 0
    private var generation = 0
    /// When each charged lookup's answer was delivered.
    private var delivered = RecentTable<Int64>(bound: 200_000)
    private var calls: UInt64 = 0
    private var date: (second: Int64, text: String) = (0, HTTPDate.text(0))

    init(_ configuration: SimulatorConfiguration) {
        self.configuration = configuration
        let world = SimulatedWorld(seed: configuration.seed)
        self.world = world
        switches = configuration.switches
        delays = configuration.delays
        journal = Journal(bound: configuration.journalBound)
        let credentials = configuration.credentials
        vonage = VonageSimulation(
            credentials: credentials.vonage, limit: configuration.account(.vonage).rateLimit,
            ipMode: configuration.vonageIPMode
        )
        let account = configuration.account(.ipqualityscore)
        ipqualityscore = IPQualityScoreSimulation(
            credentials: credentials.ipqualityscore, limit: account.rateLimit, dailyQuota: account.dailyQuota
        )
        provero = ProveroSimulation(credentials: credentials.provero, limit: configuration.account(.provero).rateLimit)
        eko = EkoSimulation(
            credentials: credentials.eko, limit: configuration.account(.eko).rateLimit,
            tolerance: SimulatedDelay.milliseconds(configuration.ekoTimestampTolerance)
        )
        counters = SimulatedVendor.allCases.map { vendor in
            var counters = VendorCounters()
            counters.balance = configuration.account(vendor).balance
            return counters
        }
    }

    /// Everything as at the start; answers still under way count nowhere.
    mutating func reset() {
        let next = generation + 1
        self = SimulatorCore(configuration)
        generation = next
    }

    /// The simulated clock, in milliseconds since 1970 UTC.
    func now(_ machine: Int64) -> Int64 {
        let start: Int64
        switch configuration.clock {
        case .system: start = machine
        case .standing(let time): start = time
        }
        return min(max(start.addingReportingOverflow(advanced).partialValue, 0), Self.latest)
    }

    /// The end of the year 9999.
    static let latest: Int64 = 253_402_300_799_999

    /// Moves the simulated clock, within a few thousand years.
    mutating func advanceClock(milliseconds: Int64) {
        let (sum, overflow) = advanced.addingReportingOverflow(milliseconds)
        advanced = overflow ? advanced : min(max(sum, -Self.latest), Self.latest)
    }

    /// Which vendor a path belongs to.
    static func vendor(_ path: String) -> SimulatedVendor? {
        if path.hasPrefix("/ni/") { return .vonage }
        if path.hasPrefix("/webhooks/") { return .ipqualityscore }
        if path.hasPrefix("/ekoapi/") || path.hasPrefix("/ekoicici/") { return .eko }
        return path.hasPrefix("/api/") || path == ProveroSimulation.loginPath ? .provero : nil
    }

    /// The answer to a request.
    ///
    /// - Parameter machine: the machine's time in milliseconds since 1970 UTC.
    mutating func handle(_ request: SimulatedRequest, machine: Int64) -> Exchange {
        let now = now(machine)
        calls += 1
        guard let vendor = Self.vendor(request.path) else { return unknownPath(request, now) }
        count(vendor) { counters in
            counters.calls += 1
            counters.inFlight += 1
            counters.peakInFlight = max(counters.peakInFlight, counters.inFlight)
        }
        var call = VendorCall(
            now: now, switches: switches, world: world, price: configuration.account(vendor).price,
            balance: counters[vendor.index].balance
        )
        var reply = reply(vendor, to: request, &call)
        let fault = fault(vendor, call)
        if let fault {
            if !fault.billed, !fault.kind.deliversAnswer { reply.charge = nil }
            reply.response = fault.shaped(reply.response) { throttled(vendor, call) }
            if fault.kind == .throttle { reply.verdict = .throttled }
            count(vendor) { $0.faults += 1 }
        }
        charge(vendor, reply.charge, &call)
        encode(&reply.response, request)
        var exchange = Exchange(
            response: reply.response, delivery: Self.delivery(fault), delay: delay(vendor, reply, fault),
            date: dateText(now)
        )
        exchange.ticket = Exchange.Ticket(generation: generation, vendor: vendor)
        // An answer that a fault spoils was never received, so that asking again is no duplicate.
        if fault?.kind.deliversAnswer ?? true { exchange.ticket.lookup = reply.charge?.lookup }
        count(vendor) { $0.verdicts[reply.verdict, default: 0] += 1 }
        exchange.ticket.sequence = record(vendor, request, reply, fault, call)
        return exchange
    }

    /// Takes note of how an answer ended.
    mutating func finish(_ ticket: Exchange.Ticket, delivered isDelivered: Bool, machine: Int64) {
        guard ticket.generation == generation, let vendor = ticket.vendor else { return }
        count(vendor) { counters in
            counters.inFlight -= 1
            if isDelivered { counters.answered += 1 }
        }
        guard isDelivered, switches.contains(.journal) else { return }
        if let lookup = ticket.lookup { delivered.set(lookup, now(machine)) }
        if let sequence = ticket.sequence { journal.markDelivered(sequence) }
    }

    /// Whether a charged lookup repeats one whose charged answer was delivered not long ago.
    func isDuplicate(_ lookup: UInt64, now: Int64) -> Bool {
        guard let before = delivered[lookup] else { return false }
        return now - before <= SimulatedDelay.milliseconds(configuration.repeatWindow, bound: Self.latest)
    }

    mutating func count(_ vendor: SimulatedVendor, _ change: (inout VendorCounters) -> Void) {
        change(&counters[vendor.index])
    }

    /// A random number of this call, the same in every run.
    func draw(_ purpose: StaticString, _ extra: Int = 0) -> UInt64 {
        world.hash.value(purpose, calls, UInt64(bitPattern: Int64(extra)))
    }

    private mutating func dateText(_ now: Int64) -> String {
        if now / 1000 != date.second { date = (now / 1000, HTTPDate.text(now / 1000)) }
        return date.text
    }

    private mutating func unknownPath(_ request: SimulatedRequest, _ now: Int64) -> Exchange {
        let reply = VendorReply(.badRequest, .html(status: 404, "404 Not Found"))
        var call = VendorCall(now: now, switches: switches, world: world, price: .zero, balance: .zero)
        call.violation(.unknownPath)
        var exchange = Exchange(response: reply.response, date: dateText(now))
        exchange.ticket.sequence = record(nil, request, reply, nil, call)
        return exchange
    }
}

extension SimulatedVendor {
    /// Its place in ``allCases``.
    var index: Int {
        switch self {
        case .vonage: 0
        case .ipqualityscore: 1
        case .provero: 2
        case .eko: 3
        }
    }
}
