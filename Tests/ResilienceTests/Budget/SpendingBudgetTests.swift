import Resilience
import TestSupport
import Testing

@Suite("Spending budget")
struct SpendingBudgetTests {
    @Test("what is reserved cannot be reserved again, and what was too much is given back")
    func reserving() {
        var budget = SpendingBudget(dailyLimit: 100, day: 5)
        let first = budget.reserve(60, on: 5)
        #expect(budget.remaining(on: 5) == 40)
        #expect(budget.reserve(41, on: 5) == nil)
        if let first { budget.settle(first, actual: 30) }
        #expect(budget.remaining(on: 5) == 70 && budget.spent == 30 && budget.spent(on: 5) == 30)
        #expect(budget.reserve(70, on: 5) != nil)
        #expect(budget.remaining(on: 5) == 0)
        #expect(budget.reserve(1, on: 5) == nil)
        #expect(budget.reserve(0, on: 5) != nil)
    }

    @Test("a call that was never made costs nothing")
    func released() {
        var budget = SpendingBudget(dailyLimit: 100)
        if let reservation = budget.reserve(100, on: 0) { budget.release(reservation) }
        #expect(budget.remaining(on: 0) == 100 && budget.spent == 0)
    }

    @Test("a vendor that charges more than was reserved is counted in full, and nothing is left")
    func overcharged() {
        var budget = SpendingBudget(dailyLimit: 100)
        if let reservation = budget.reserve(50, on: 0) { budget.settle(reservation, actual: 500) }
        #expect(budget.spent == 500 && budget.remaining(on: 0) == 0)
    }

    @Test("a new day has its own money, the totals stay")
    func newDay() {
        var budget = SpendingBudget(dailyLimit: 100, day: 1, alreadySpent: 90)
        #expect(budget.remaining(on: 1) == 10)
        #expect(budget.reserve(11, on: 1) == nil)
        let late = budget.reserve(10, on: 1)
        #expect(budget.remaining(on: 2) == 100 && budget.spent(on: 2) == 0)
        #expect(budget.reserve(100, on: 2) != nil)
        if let late { budget.settle(late, actual: 10) }
        #expect(budget.remaining(on: 2) == 0 && budget.spent == 10 && budget.spent(on: 2) == 0)
    }

    @Test(
        "a clock set back over midnight does not grant the money twice, one that was far ahead is believed when it is right again"
    )
    func clockSetBack() {
        var budget = SpendingBudget(dailyLimit: 100, day: 10)
        #expect(budget.reserve(100, on: 10) != nil)
        #expect(budget.reserve(1, on: 9) == nil)
        #expect(budget.reserve(100, on: 30_000) != nil)
        #expect(budget.reserve(100, on: 11) != nil)
        #expect(budget.reserve(1, on: 11) == nil)
    }

    @Test("without a limit all is granted and counted")
    func unlimited() {
        var budget = SpendingBudget(dailyLimit: nil)
        if let reservation = budget.reserve(.max, on: 0) { budget.settle(reservation, actual: .max) }
        #expect(budget.remaining(on: 0) == nil && budget.spent == .max)
        budget.avoid(7)
        budget.avoid(-7)
        #expect(budget.avoided == 7)
    }

    @Test("amounts and days of any size are held to the bounds")
    func absurd() {
        var budget = SpendingBudget(dailyLimit: .max, day: .min)
        let first = budget.reserve(.max, on: .max)
        #expect(budget.reserve(1, on: .max) == nil)
        #expect(budget.reserve(.min, on: .max)?.amount == 0)
        if let first { budget.settle(first, actual: .max) }
        _ = budget.reserve(5, on: .min)
        budget.avoid(.max)
        budget.avoid(.max)
        #expect(budget.avoided == .max && budget.spent == .max)
        #expect(SpendingBudget(dailyLimit: -5).remaining(on: 0) == 0)
    }

    @Test(
        "days are counted in UTC, before 1970 too",
        arguments: [
            (0, 0), (86_399_999, 0), (86_400_000, 1), (-1, -1), (-86_400_000, -1), (-86_400_001, -2),
        ] as [(Int64, Int64)])
    func days(milliseconds: Int64, day: Int64) {
        #expect(SpendingBudget.day(ofMilliseconds: milliseconds) == day)
    }

    @Test("a day's reservations and costs never exceed its limit, and the totals add up", arguments: UInt64(1)...4)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limit = Int128(Int.random(in: 100...2000, using: &generator))
        var budget = SpendingBudget(dailyLimit: limit)
        var open: [(reservation: SpendingBudget.Reservation, day: Int64)] = []
        var spentByDay: [Int64: Int128] = [:]
        var day: Int64 = 0
        var refused = 0
        for _ in 0..<20_000 {
            let reserved = open.filter { $0.day == day }.reduce(Int128(0)) { $0 + $1.reservation.amount }
            let left = limit - reserved - spentByDay[day, default: 0]
            #expect(budget.remaining(on: day) == left && left >= 0)
            #expect(budget.spent == spentByDay.values.reduce(0, +))
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<60:
                let amount = Int128(Int.random(in: 0...100, using: &generator))
                let reservation = budget.reserve(amount, on: day)
                #expect((reservation != nil) == (amount <= left))
                if let reservation { open.append((reservation, day)) } else { refused += 1 }
            case 60..<99:
                guard let index = open.indices.randomElement(using: &generator) else { continue }
                let (reservation, of) = open.remove(at: index)
                let actual = Int128.random(in: 0...reservation.amount, using: &generator)
                budget.settle(reservation, actual: actual)
                spentByDay[of, default: 0] += actual
            default: day += Int64.random(in: 0...2, using: &generator)
            }
        }
        #expect(refused > 100)
    }
}
