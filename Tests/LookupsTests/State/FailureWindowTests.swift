import Resilience
import Testing

@testable import Lookups

@Suite("What a breaker judges by")
struct FailureWindowTests {
    @Test("a row of failures counts alone, whatever succeeded before")
    func row() {
        var window = FailureWindow(row: 5)
        for _ in 0..<1000 { window.record(isFailure: false, at: .zero) }
        for _ in 0..<4 { window.record(isFailure: true, at: .zero) }
        #expect(window.counts(at: .zero) == OutcomeCounts(calls: 1004, failures: 4))
        window.record(isFailure: true, at: .zero)
        #expect(window.counts(at: .zero) == OutcomeCounts(calls: 5, failures: 5))
    }

    @Test("a row counts however long it took, and one success ends it")
    func slowRow() {
        var window = FailureWindow(row: 3)
        for minute in 0..<3 { window.record(isFailure: true, at: Moment(nanoseconds: Int64(minute) * 60_000_000_000)) }
        let end = Moment(nanoseconds: 120_000_000_000)
        #expect(window.counts(at: end) == OutcomeCounts(calls: 3, failures: 3))
        window.record(isFailure: false, at: end)
        #expect(window.counts(at: end) == OutcomeCounts(calls: 2, failures: 1))
    }

    @Test("forgetting forgets the row too")
    func forget() {
        var window = FailureWindow(row: 2)
        for _ in 0..<3 { window.record(isFailure: true, at: .zero) }
        window.forget()
        #expect(window.counts(at: .zero) == OutcomeCounts())
        window.record(isFailure: true, at: .zero)
        #expect(window.counts(at: .zero) == OutcomeCounts(calls: 1, failures: 1))
    }
}
