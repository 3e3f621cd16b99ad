import Resilience
import SignupRisk
import TestSupport
import Testing
import Vendors

@testable import Lookups

@Suite("One vendor's lookups")
struct VendorLookupTests {
    private let clock = ManualClock()
    private let transport = HeldTransport()
    private let inbox = Inbox<CheckResult>()
    private let soon = Moment.zero.advanced(by: .seconds(20))

    @Test("a lookup is answered by the vendor, and the next one from the cache at once")
    func answers() async throws {
        let reports = Inbox<CallReport>()
        try await withLookup(transport: transport, clock: clock, onCall: { reports.put($0) }) { lookup in
            #expect(lookup.lookup(Samples.query(1), deadline: soon) { inbox.put($0) } == nil)
            let call = try #require(await transport.calls.values(atLeast: 1).first)
            clock.advance(by: .milliseconds(70))
            transport.answer(call)
            let result = try #require(await inbox.values(atLeast: 1).first)
            #expect(result.status == .ok)
            #expect(result.source == .live)
            #expect(result.latencyMilliseconds == 70)
            let cached = lookup.lookup(Samples.query(1), deadline: soon) { inbox.put($0) }
            #expect(cached?.source == .cache)
            #expect(inbox.count == 1)
            #expect(reports.values == [CallReport(vendor: Samples.vendor, status: .ok, latency: .milliseconds(70))])
            #expect(lookup.statistics.calls == 1)
            #expect(lookup.statistics.cacheHits == 1)
        }
    }

    @Test("what the adapter refuses to ask is a result at once, and what it plans is looked up")
    func plans() async throws {
        try await withLookup(transport: transport, clock: clock) { lookup in
            let missing = lookup.check(LookupSubject(phone: .missing, ip: .missing), deadline: soon) { inbox.put($0) }
            #expect(missing?.status == .missingInput)
            #expect(missing?.latencyMilliseconds == nil)
            let address = IPAddress(version: .v4, value: 0x0B00_0001)
            #expect(
                lookup.check(LookupSubject(phone: .missing, ip: .address(address)), deadline: soon) { inbox.put($0) }
                    == nil)
            transport.answer(try #require(await transport.calls.values(atLeast: 1).first))
            #expect(await inbox.values(atLeast: 1).first?.status == .ok)
        }
    }

    @Test("a deadline is kept by the clock, while the call goes on")
    func deadline() async throws {
        try await withLookup(transport: transport, clock: clock) { lookup in
            _ = lookup.lookup(Samples.query(1), deadline: soon) { inbox.put($0) }
            let call = try #require(await transport.calls.values(atLeast: 1).first)
            await clock.sleepers(atLeast: 1)
            clock.advance(by: .seconds(20))
            #expect(await inbox.values(atLeast: 1).first?.status == .deadlineExceeded)
            #expect(lookup.statistics.inFlight == 1)
            let second = lookup.lookup(Samples.query(1), deadline: clock.now.advanced(by: .seconds(20))) {
                inbox.put($0)
            }
            #expect(second == nil)
            transport.answer(call)
            #expect(await inbox.values(atLeast: 2).last?.source == .coalesced)
        }
    }

    @Test("a failed call is made again when its time has come, under another reference")
    func retry() async throws {
        try await withLookup(transport: transport, clock: clock) { lookup in
            _ = lookup.lookup(Samples.query(1), deadline: soon) { inbox.put($0) }
            transport.answer(try #require(await transport.calls.values(atLeast: 1).first), status: 500)
            await clock.sleepers(atLeast: 2)
            clock.advance(by: .seconds(1))
            let calls = await transport.calls.values(atLeast: 2)
            transport.answer(calls[1])
            #expect(await inbox.values(atLeast: 1).first?.attempts == 2)
            #expect(Set(calls.compactMap { $0.request.headers.first?.value }).count == 2)
            #expect(calls.map { $0.request.headers.last?.value } == ["1", "2"])
        }
    }

    @Test("a blocked account is one error in the log, its recovery one notice, and neither names what was looked up")
    func log() async throws {
        let log = LogRecorder()
        try await withLookup(
            Samples.settings { $0.probeInterval = .seconds(10) }, transport: transport, clock: clock, log: log
        ) {
            lookup in
            _ = lookup.lookup(Samples.query(1), deadline: soon) { inbox.put($0) }
            transport.answer(try #require(await transport.calls.values(atLeast: 1).first), status: 402)
            #expect(await inbox.values(atLeast: 1).first?.status == .accountBlocked)
            for index in 2..<50 {
                #expect(
                    lookup.lookup(Samples.query(index), deadline: soon) { inbox.put($0) }?.status == .accountBlocked)
            }
            clock.advance(by: .seconds(11))
            _ = lookup.lookup(Samples.query(60), deadline: soon) { inbox.put($0) }
            transport.answer(await transport.calls.values(atLeast: 2)[1])
            #expect(await inbox.values(atLeast: 2).last?.status == .ok)
        }
        #expect(log.lines.map(\.level) == [.error, .notice])
        #expect(log.lines.first?.metadata["vendor"] == "eko")
        #expect(log.lines.first?.metadata["problem"] == "balance")
        let text = log.lines.map { "\($0)" }.joined()
        #expect(!text.contains("11.0.0") && !text.contains("184549"))
    }

    @Test("shutting down lets the calls under way end, keeps their answers, and ends the rest")
    func shutDown() async throws {
        let lookup = VendorLookup(
            adapter: ScriptedAdapter(), transport: transport, settings: Samples.settings { $0.maxConcurrency = 1 },
            clock: clock, wallClock: { Samples.afternoon }, logger: LogRecorder().logger)
        let running = Task { await lookup.run() }
        _ = lookup.lookup(Samples.query(1), deadline: nil) { inbox.put($0) }
        _ = lookup.lookup(Samples.query(2), deadline: nil) { inbox.put($0) }
        let call = try #require(await transport.calls.values(atLeast: 1).first)
        lookup.shutDown()
        #expect(await inbox.values(atLeast: 1).first?.status == .unavailable)
        #expect(lookup.lookup(Samples.query(3), deadline: nil) { inbox.put($0) }?.status == .unavailable)
        transport.answer(call)
        await running.value
        #expect(inbox.values.map(\.status) == [.unavailable, .ok])
        #expect(lookup.lookup(Samples.query(1), deadline: nil) { inbox.put($0) }?.source == .cache)
        #expect(transport.calls.count == 1)
    }

    @Test("cancelling interrupts the calls under way, and everyone is told once")
    func cancel() async throws {
        let lookup = VendorLookup(
            adapter: ScriptedAdapter(), transport: transport, settings: Samples.settings(), clock: clock,
            wallClock: { Samples.afternoon }, logger: LogRecorder().logger)
        let running = Task { await lookup.run() }
        for index in 0..<10 {
            _ = lookup.lookup(Samples.query(index), deadline: index.isMultiple(of: 2) ? nil : soon) { inbox.put($0) }
        }
        _ = await transport.calls.values(atLeast: 1)
        running.cancel()
        await running.value
        #expect(inbox.values.map(\.status) == Array(repeating: .unavailable, count: 10))
        #expect(lookup.statistics.inFlight == 0)
        #expect(lookup.statistics.queued == 0)
    }

    @Test("a completion may look up again, and ask for the statistics")
    func reentrancy() async throws {
        try await withLookup(transport: transport, clock: clock) { lookup in
            _ = lookup.lookup(Samples.query(1), deadline: soon) { first in
                inbox.put(first)
                #expect(lookup.statistics.results == [.ok: 1])
                if let cached = lookup.lookup(Samples.query(1), deadline: nil, completion: { _ in }) {
                    inbox.put(cached)
                }
            }
            transport.answer(try #require(await transport.calls.values(atLeast: 1).first))
            #expect(await inbox.values(atLeast: 2).map(\.source) == [.live, .cache])
        }
    }

    @Test("answers paid for before a restart are not paid for again")
    func restart() async throws {
        try await withTemporaryDirectory { directory in
            func store() -> AnswerStore {
                AnswerStore(
                    directory: directory, replica: "0", wallClock: { Samples.afternoon }, logger: LogRecorder().logger)
            }
            let before = PromptTransport()
            let kept = store()
            try await withLookup(transport: before, store: kept) { lookup in
                for index in 0..<100 { _ = lookup.lookup(Samples.query(index), deadline: nil) { inbox.put($0) } }
                _ = await inbox.values(atLeast: 100)
            }
            kept.close()
            #expect(before.calls == 100)
            let after = PromptTransport()
            let log = LogRecorder()
            try await withLookup(transport: after, store: store(), log: log) { lookup in
                #expect(lookup.statistics.cachedAnswers == 100)
                for index in 0..<100 {
                    let result = lookup.lookup(Samples.query(index), deadline: nil) { _ in }
                    #expect(result?.source == .cache)
                    #expect(result?.answer == Samples.answer())
                }
                #expect(lookup.statistics.cachedAnswers == 100)
                #expect(lookup.statistics.avoided == Money("10", currency: "INR"))
            }
            #expect(after.calls == 0)
        }
    }

    @Test("a restart does not grant the day's money again")
    func restartedBudget() async throws {
        try await withTemporaryDirectory { directory in
            let settings = Samples.settings { $0.dailyBudget = Money("1", currency: "INR") }
            for start in 0..<2 {
                let store = AnswerStore(
                    directory: directory, replica: "0", wallClock: { Samples.afternoon }, logger: LogRecorder().logger)
                let prompt = PromptTransport()
                let inbox = Inbox<CheckResult>()
                try await withLookup(settings, transport: prompt, store: store) { lookup in
                    for index in 0..<6 {
                        let query = Samples.query(start * 100 + index)
                        let result = lookup.lookup(query, deadline: soon) { inbox.put($0) }
                        if let result { inbox.put(result) }
                        _ = await inbox.values(atLeast: index + 1)
                    }
                }
                store.close()
                #expect(prompt.calls == (start == 0 ? 6 : 4))
                #expect(inbox.values.count { $0.status == .budgetExceeded } == (start == 0 ? 0 : 2))
            }
        }
    }

    @Test("an answer's life goes on through a restart, and a shorter life configured since holds for it")
    func restartedLife() async throws {
        try await withTemporaryDirectory { directory in
            func lookUp(hoursLater hours: Int64, ttl: Duration) async -> AnswerSource? {
                let now = Samples.afternoon + hours * 3_600_000
                let store = AnswerStore(
                    directory: directory, replica: "0", wallClock: { now }, logger: LogRecorder().logger)
                defer { store.close() }
                let lookup = VendorLookup(
                    adapter: ScriptedAdapter(), transport: PromptTransport(),
                    settings: Samples.settings { $0.cacheTtl = ttl },
                    clock: clock, wallClock: { now }, store: store, logger: LogRecorder().logger)
                let inbox = Inbox<CheckResult>()
                let running = Task { await lookup.run() }
                let result = lookup.lookup(Samples.query(1), deadline: nil) { inbox.put($0) }
                let source = if let result { result.source } else { await inbox.values(atLeast: 1).first?.source }
                running.cancel()
                await running.value
                return source
            }
            let day = Duration.seconds(86_400)
            #expect(await lookUp(hoursLater: 0, ttl: day) == .live)
            #expect(await lookUp(hoursLater: 20, ttl: day) == .cache)
            #expect(await lookUp(hoursLater: -5, ttl: day) == .cache)
            #expect(await lookUp(hoursLater: 20, ttl: .seconds(3600)) == .live)
            #expect(await lookUp(hoursLater: 72, ttl: day) == .live)
        }
    }

    @Test("under a storm from many threads every lookup ends exactly once", arguments: 1...3)
    func storm(seed: UInt64) async throws {
        let draw = Dice(seed: seed)
        let prompt = PromptTransport { draw.pick([200, 200, 200, 200, 402, 403, 429, 500, 418]) }
        let settings = Samples.settings {
            $0.ratePerSecond = 400
            $0.maxConcurrency = 16
            $0.probeInterval = .milliseconds(500)
            $0.breaker.openFor = .milliseconds(500)
            $0.cacheTtl = .seconds(2)
            $0.negativeCacheTtl = .seconds(1)
            $0.staleIfError = .zero
        }
        let threads = 8
        let each = 500
        let ended = Inbox<Int>()
        try await withLookup(settings, transport: prompt, clock: clock, seed: seed) { lookup in
            await withTaskGroup { group in
                for thread in 0..<threads {
                    group.addTask {
                        for index in 0..<each {
                            let number = thread * each + index
                            let within = Duration.milliseconds(index * 13 % 3000)
                            let result = lookup.lookup(
                                Samples.query(number * 31 % 600),
                                deadline: index.isMultiple(of: 7) ? nil : clock.now.advanced(by: within)
                            ) { _ in ended.put(number) }
                            if result != nil { ended.put(number) }
                            if index.isMultiple(of: 10) { await Task.yield() }
                        }
                    }
                }
                group.addTask {
                    while ended.count < threads * each {
                        clock.advance(by: .milliseconds(5))
                        await Task.yield()
                    }
                }
            }
        }
        // Once the lookup has ended for good nobody is told a second time either.
        #expect(ended.values.sorted() == Array(0..<(threads * each)))
    }

    @Test("references are unique, short, and of plain characters")
    func references() {
        let names = (0..<3).flatMap { seed in (1...1000).map { CallReferences(seed: seed).name(of: $0) } }
        #expect(Set(names).count == 3000)
        #expect(
            names.allSatisfy {
                $0.utf8.count <= 20 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            })
        #expect(CallReferences(seed: 1).name(of: 1 << 56).utf8.count == 20)
    }
}
