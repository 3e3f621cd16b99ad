import Resilience
import TestSupport
import Testing

@Suite("Share of a group's quota")
struct GroupShareTests {
    private func shares(_ quota: Double, _ members: Int) -> [Double] {
        (0..<max(0, members)).map { GroupShare(quota: quota, members: members, index: $0).perSecond }
    }

    @Test("whole calls are dealt out one by one")
    func whole() {
        #expect(shares(20, 3) == [7, 7, 6])
        #expect(shares(20, 1) == [20])
        #expect(shares(2.5, 1) == [2.5])
        #expect(shares(2.5, 2) == [1, 1])
        #expect(shares(3, 3) == [1, 1, 1])
    }

    @Test("where there are more replicas than calls, none is shut out")
    func fractions() {
        #expect(shares(2, 4) == [0.5, 0.5, 0.5, 0.5])
        #expect(shares(0.5, 2) == [0.25, 0.25])
    }

    @Test("parts never exceed the quota, differ by one call at most, and leave less than one unused")
    func sums() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<10_000 {
            let quota = Double(Int.random(in: 1...50_000, using: &generator)) / 10
            let members = Int.random(in: 1...40, using: &generator)
            let shares = shares(quota, members)
            let sum = shares.reduce(0, +)
            #expect(sum <= quota * (1 + 1e-12) && sum > quota - 1)
            #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 1)
            #expect(shares.allSatisfy { $0 > 0 })
        }
    }

    @Test(
        "who is not of the group gets nothing, and no number traps",
        arguments: [
            GroupShare(quota: 10, members: 0, index: 0), GroupShare(quota: 10, members: 3, index: 3),
            GroupShare(quota: 10, members: 3, index: -1), GroupShare(quota: -1, members: 3, index: 0),
            GroupShare(quota: .nan, members: 3, index: 0),
        ])
    func nothing(share: GroupShare) {
        #expect(share.perSecond == 0)
    }

    @Test("a quota without end is shared without overflow")
    func huge() {
        #expect(GroupShare(quota: .infinity, members: 2, index: 0).perSecond > 1000)
        #expect(GroupShare(quota: 1e300, members: .max, index: 0).perSecond > 0)
    }
}
