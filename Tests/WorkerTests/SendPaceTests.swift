import Resilience
import Testing

@testable import Worker

@Suite struct SendPaceTests {
    private struct Moments {
        let now: Moment
        var count = 1
        var isWindowFull = true
        var areEarlierUnderWay = true
    }

    private static let start = Moment(nanoseconds: 1_000)

    /// Whether results are held at each of these moments, one after the other.
    private func decisions(_ moments: [Moments], maximumInFlight: Int = 80) -> [Bool] {
        var pace = SendPace(maximumInFlight: maximumInFlight)
        return moments.map {
            pace.holds(
                $0.count, isWindowFull: $0.isWindowFull, areEarlierUnderWay: $0.areEarlierUnderWay, now: $0.now)
        }
    }

    @Test("a result leaves at once while there is room for more records")
    func room() {
        #expect(decisions([Moments(now: Self.start, isWindowFull: false)]) == [false])
    }

    @Test("a result leaves at once while none is under way, for nothing would end its wait")
    func alone() {
        #expect(decisions([Moments(now: Self.start, areEarlierUnderWay: false)]) == [false])
    }

    @Test("while the window is full, results wait until there are enough")
    func company() {
        let moments = (1...10).map { Moments(now: Self.start, count: $0) }
        #expect(decisions(moments) == Array(repeating: true, count: 9) + [false])
    }

    @Test("a wait has an end, and the next one begins anew")
    func patience() {
        let end = Self.start.advanced(by: SendPace.longestHold)
        let justBefore = end.advanced(by: .nanoseconds(-1))
        let moments = [Self.start, justBefore, end, end].map { Moments(now: $0) }
        #expect(decisions(moments) == [true, true, false, true])
    }

    @Test("room in between ends a wait")
    func interrupted() {
        let end = Self.start.advanced(by: SendPace.longestHold)
        let moments = [Moments(now: Self.start), Moments(now: Self.start, isWindowFull: false), Moments(now: end)]
        #expect(decisions(moments) == [true, false, true])
    }

    @Test("a window of a few records holds nothing back", arguments: [1, 2, 8, 15])
    func smallWindow(size: Int) {
        #expect(decisions([Moments(now: Self.start)], maximumInFlight: size) == [false])
    }
}
