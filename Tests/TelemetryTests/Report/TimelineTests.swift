import TestSupport
import Testing

@testable import Telemetry

@Suite struct TimelineTests {
    @Test("pieces are few, whole and cover the time", arguments: 1...20)
    func pieces(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let start = Int64.random(in: -1_000_000_000_000...4_000_000_000_000, using: &random)
            let end = start + Int64.random(in: 0...(1 << Int64.random(in: 1...40, using: &random)), using: &random)
            let timeline = Timeline(from: start, to: end, resolution: Int64.random(in: 1000...60_000, using: &random))
            #expect((1...Timeline.maximumPieces + 2).contains(timeline.count))
            #expect(timeline.start <= start && timeline.end > end)
            #expect(timeline.index(of: start) == 0 && timeline.index(of: end) == timeline.count - 1)
            #expect(timeline.width % 1000 == 0 && timeline.start % timeline.width == 0)
        }
    }

    @Test("what is spread over the pieces stays what it is", arguments: 1...10)
    func spread(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let timeline = Timeline(from: 0, to: 1_000_000, resolution: 1000)
        var values = timeline.empty
        var total = 0.0
        for _ in 0..<100 {
            let first = Int64.random(in: -50_000...1_000_000, using: &random)
            let last = first + Int64.random(in: 0...100_000, using: &random)
            let amount = Double.random(in: 0...10, using: &random)
            timeline.spread(amount, from: first, to: last, over: &values)
            total += amount
        }
        #expect(abs(values.compactMap { $0 }.reduce(0, +) - total) < 1e-6)
    }

    @Test("a rate is spread evenly, and where nobody reported there is none")
    func even() {
        let timeline = Timeline(from: 0, to: 100_000, resolution: 10_000)
        var values = timeline.empty
        timeline.spread(30, from: 15_000, to: 45_000, over: &values)
        #expect(timeline.width == 10_000)
        #expect(Array(values.prefix(6)) == [nil, 5, 10, 10, 5, nil])
    }

    @Test(
        "the marks of an axis are round, few, and reach the largest value",
        arguments: [
            (0, [0, 1]), (1, [0, 0.25, 0.5, 0.75, 1]), (100, [0, 25, 50, 75, 100]), (7.3, [0, 2, 4, 6, 8]),
            (1001, [0, 500, 1000, 1500]), (0.03, [0, 0.01, 0.02, 0.03]), (.nan, [0, 1]), (.infinity, [0, 1]),
        ])
    func axis(maximum: Double, expected: [Double]) {
        let ticks = Axis(maximum: maximum).ticks
        #expect(ticks.count == expected.count)
        for (tick, wanted) in zip(ticks, expected) { #expect(abs(tick - wanted) < 1e-9) }
    }

    @Test("an axis always has two to six marks and ends above its values", arguments: 1...5)
    func axes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for exponent in -30...40 {
            var maximum = Double.random(in: 1...10, using: &random)
            for _ in 0..<abs(exponent) { maximum *= exponent < 0 ? 0.1 : 10 }
            let axis = Axis(maximum: maximum)
            #expect((2...6).contains(axis.ticks.count) && axis.end >= maximum * 0.999, "\(maximum)")
        }
    }

    @Test("the time axis has at most five marks at whole steps")
    func timeAxis() {
        let hour = TimeAxis(Timeline(from: ReportSamples.start, to: ReportSamples.start + 3_600_000, resolution: 1000))
        #expect(hour.ticks.map(\.label) == ["12:00", "12:15", "12:30", "12:45", "13:00"])
        let week = TimeAxis(
            Timeline(from: ReportSamples.start, to: ReportSamples.start + 7 * 86_400_000, resolution: 1000))
        #expect(week.ticks.map(\.label) == ["11-23", "11-25", "11-27"] || week.ticks.count <= 5)
        let instant = TimeAxis(Timeline(from: ReportSamples.start, to: ReportSamples.start, resolution: 1000))
        #expect(instant.ticks.map(\.label) == ["12:00:00"])
    }

    @Test(
        "values are written with about three digits and a unit that suits them",
        arguments: [
            (ChartUnit.milliseconds, 213.4, "213 ms"), (.milliseconds, 12.345, "12.3 ms"),
            (.milliseconds, 2500, "2.5 s"),
            (.milliseconds, 0, "0 ms"), (.bytes, 52_428_800, "50 MiB"), (.share, 0.983, "98.3 %"),
            (.perSecond, 203_000, "203 k/s"), (.perSecond, 9999, "9999/s"), (.count, 12_345_678, "12.3 M"),
            (.money("INR"), 1.2, "1.2 INR"), (.count, -3, "-3"), (.count, .infinity, "–"),
        ])
    func text(unit: ChartUnit, value: Double, expected: String) { #expect(unit.text(value) == expected) }
}
