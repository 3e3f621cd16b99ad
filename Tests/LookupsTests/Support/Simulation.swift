import Resilience
import SignupRisk
import Vendors

@testable import Lookups

/// Runs one vendor's state through virtual time: lookups arrive, calls take as long as the vendor model says, wake-ups come when
/// they were asked for. A minute of a busy worker passes in milliseconds, the same each time.
final class Simulation {
    /// How the vendor answers a call that begins at a moment.
    typealias VendorModel = (CallOrder, Moment) -> (latency: Duration, outcome: VendorOutcome)

    private enum Happening {
        case callEnded(CallOrder, VendorOutcome, latency: Duration)
        case wake
        case step(() -> Void)
    }

    /// A lookup as the caller sees it.
    struct Lookup {
        let query: VendorQuery
        let began: Moment
        var result: CheckResult?
        var ended: Moment?
        /// Whether the result was returned at once.
        var isImmediate = false
        var completions = 0
    }

    private(set) var state: LookupState<Int>
    private(set) var now = Moment.zero
    let wallOrigin: Int64
    var vendor: VendorModel
    /// How late wake-ups are.
    var lateness = Duration.zero

    private(set) var lookups: [Lookup] = []
    private(set) var calls: [(order: CallOrder, at: Moment)] = []
    private(set) var events: [LookupEvent] = []
    private(set) var persisted: [AnswerStore.Entry] = []
    /// What will happen, by number; `agenda` has the numbers in order.
    private var happenings: [Int: Happening] = [:]
    private var agenda = DueHeap<Int>()
    private var planned = 0

    init(
        _ settings: VendorSettings = Samples.settings(), restored: RestoredAnswers? = nil, seed: UInt64 = 1,
        wall: Int64 = Samples.afternoon,
        vendor: @escaping VendorModel = { _, _ in (.milliseconds(100), .answer(Samples.answer())) }
    ) {
        wallOrigin = wall
        self.vendor = vendor
        state = LookupState(
            vendor: Samples.vendor, check: .ip, settings: settings, restored: restored, seed: seed,
            at: Reading(now: .zero, wall: wall))
    }

    var reading: Reading { Reading(now: now, wall: wallOrigin + now.nanoseconds / 1_000_000) }

    /// Looks something up now; the number names it in `lookups`.
    @discardableResult
    func lookUp(_ query: VendorQuery, line: Int = 0, within: Duration? = .seconds(20)) -> Int {
        let token = lookups.count
        lookups.append(Lookup(query: query, began: now))
        var actions: [LookupAction<Int>] = []
        var result = state.hit(query, at: now).map { state.result($0, from: .cache) }
        if result == nil {
            result = state.lookUp(
                query, line: line, deadline: within.map { now.advanced(by: $0) }, token: token, at: reading, &actions)
        }
        if let result {
            lookups[token].isImmediate = true
            complete(token, result)
        }
        carryOut(actions)
        return token
    }

    /// Does something at a moment of virtual time.
    func at(_ offset: Duration, _ body: @escaping () -> Void) {
        plan(.step(body), at: Moment.zero.advanced(by: offset))
    }

    /// Hands something in to the state.
    func act(_ body: (inout LookupState<Int>, Reading, inout [LookupAction<Int>]) -> Void) {
        var actions: [LookupAction<Int>] = []
        body(&state, reading, &actions)
        carryOut(actions)
    }

    /// Lets time pass up to `offset` since the start.
    func run(until offset: Duration) {
        let end = Moment.zero.advanced(by: offset)
        while let due = agenda.earliest, due <= end {
            now = max(now, due)
            guard let happening = agenda.popDue(at: now).flatMap({ happenings.removeValue(forKey: $0) }) else { break }
            switch happening {
            case .callEnded(let order, let outcome, let latency):
                act { $0.ended(order, outcome, latency: latency, at: $1, &$2) }
            case .wake: act { $0.wake(at: $1, &$2) }
            case .step(let body): body()
            }
        }
        now = max(now, end)
    }

    /// Lets time pass.
    func run(for duration: Duration) { run(until: Moment.zero.duration(to: now) + duration) }

    private func plan(_ happening: Happening, at moment: Moment) {
        planned += 1
        happenings[planned] = happening
        _ = agenda.insert(planned, due: moment)
    }

    private func carryOut(_ actions: [LookupAction<Int>]) {
        for action in actions {
            switch action {
            case .complete(let token, let result, _): complete(token, result)
            case .call(let order):
                calls.append((order, now))
                let (latency, outcome) = vendor(order, now)
                plan(.callEnded(order, outcome, latency: latency), at: now.advanced(by: latency))
            case .persist(let entry): persisted.append(entry)
            case .log(let event): events.append(event)
            case .wake(let moment): plan(.wake, at: moment.advanced(by: lateness))
            }
        }
    }

    private func complete(_ token: Int, _ result: CheckResult) {
        lookups[token].result = result
        lookups[token].ended = now
        lookups[token].completions += 1
    }
}

extension Simulation {
    /// How a lookup ended.
    func status(_ lookup: Int) -> CheckStatus? { lookups[lookup].result?.status }
    func source(_ lookup: Int) -> AnswerSource? { lookups[lookup].result?.source }
    func result(_ lookup: Int) -> CheckResult? { lookups[lookup].result }

    /// Lookups by how they ended.
    var statuses: [CheckStatus: Int] {
        lookups.compactMap(\.result?.status).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The most calls within any span of that length.
    func mostCalls(within span: Duration) -> Int { Self.most(calls.map(\.at), within: span) }

    static func most(_ moments: [Moment], within span: Duration) -> Int {
        let sorted = moments.sorted()
        var first = 0
        var most = 0
        for (index, moment) in sorted.enumerated() {
            while sorted[first].duration(to: moment) >= span { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }

    /// How long after the start something happened.
    func offset(_ moment: Moment?) -> Duration? { moment.map { Moment.zero.duration(to: $0) } }
}
