import Resilience
import TestSupport
import Testing

@Suite("Moment")
struct MomentTests {
    @Test("arithmetic is held at the ends of time")
    func saturates() {
        #expect(Moment(nanoseconds: .max).advanced(by: .seconds(1)).nanoseconds == .max)
        #expect(Moment(nanoseconds: .min).advanced(by: .seconds(-1)).nanoseconds == .min)
        #expect(Moment.zero.advanced(by: .seconds(Int64.max)).nanoseconds == .max)
        #expect(Moment(nanoseconds: .min).duration(to: Moment(nanoseconds: .max)) == .nanoseconds(Int64.max))
        #expect(Duration.seconds(Int64.min).wholeNanoseconds == .min)
    }

    @Test("durations are told in milliseconds with their fractions")
    func milliseconds() {
        #expect(Duration.microseconds(1500).milliseconds == 1.5)
        #expect(Moment.seconds(1).duration(to: .seconds(3)) == .seconds(2))
    }
}
