import Testing
import Vendors

@testable import Lookups

@Suite("Calls that have ended", .timeLimit(.minutes(10)))
struct EndedCallsTests {
    private let calls = EndedCalls()

    private func call(_ serial: UInt64) -> EndedCall {
        EndedCall(
            order: CallOrder(
                query: Samples.query(1), asked: Samples.query(1), number: 1, isRepeat: false, serial: serial),
            attempt: VendorAttempt(number: 1, isRepeat: false, now: 0, reference: "r"),
            result: .success(VendorResponse(status: 200, body: [])), latency: .zero)
    }

    @Test("whoever judges them gets all that have ended at once, in their order")
    func batch() async {
        for serial in 1...3 {
            #expect(calls.begin())
            calls.end(call(UInt64(serial)))
        }
        #expect(await calls.next()?.map(\.order.serial) == [1, 2, 3])
    }

    @Test("none begins after the close, and the end comes with the last one under way")
    func close() async {
        #expect(calls.begin())
        calls.close()
        #expect(!calls.begin())
        async let next = calls.next()
        calls.end(call(1))
        #expect(await next?.count == 1)
        #expect(await calls.next() == nil)
    }

    @Test("who waits is woken by the close")
    func closeWhileWaiting() async {
        async let next = calls.next()
        calls.close()
        #expect(await next == nil)
    }

    @Test("a cancelled task still gets the calls that end")
    func cancelled() async {
        #expect(calls.begin())
        let task = Task { [calls] in await calls.next()?.count }
        task.cancel()
        calls.end(call(1))
        #expect(await task.value == 1)
    }

    @Test("of calls that begin and end on many threads while it closes, each that began is got once")
    func storm() async {
        let judged = Task { [calls] in
            var serials: [UInt64] = []
            while let batch = await calls.next() { serials += batch.map(\.order.serial) }
            return serials
        }
        let began = await withTaskGroup(of: [UInt64].self) { group in
            for thread in 0..<8 {
                group.addTask {
                    var began: [UInt64] = []
                    for index in 0..<2_000 {
                        if thread == 0, index == 1_500 { calls.close() }
                        guard calls.begin() else { break }
                        began.append(UInt64(thread * 2_000 + index))
                        calls.end(call(began[began.count - 1]))
                    }
                    return began
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(await judged.value.sorted() == began.sorted())
    }
}
