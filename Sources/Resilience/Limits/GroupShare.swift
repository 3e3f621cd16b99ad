/// One replica's part of a quota that a whole group shares.
///
/// Every replica computes it from the same three numbers, so no coordination is needed and the parts never exceed the quota.
/// Whole calls are dealt out one by one, because evenly split fractions would not hold over a second: three replicas
/// with 6.67 calls a second each, in unlucky step, make 21 in one second of a quota of 20. Dealt out they make 7 + 7 + 6.
///
///     quota      20                2                 2.5          20
///     members    3                 4                 2            1
///     shares     7, 7, 6           0.5 each          1, 1         20
///
/// Where there are more replicas than calls per second, each gets the same fraction, so that none is shut out; the quota then
/// holds over the `members / quota` seconds in which each replica makes one call.
package struct GroupShare: Sendable, Hashable {
    /// Calls per second for the whole group.
    package let quota: Double
    /// The replicas of the group.
    package let members: Int
    /// This replica's place among them, from 0; the same order on every replica.
    package let index: Int

    package init(quota: Double, members: Int, index: Int) {
        self.quota = quota
        self.members = members
        self.index = index
    }

    /// This replica's calls per second: zero where it is not of the group.
    package var perSecond: Double {
        guard members > 0, (0..<members).contains(index), quota > 0 else { return 0 }
        if members == 1 { return quota }
        let whole = Int(exactly: min(quota, Quota.highestRate).rounded(.down)) ?? 0
        guard whole >= members else { return quota / Double(members) }
        let (each, left) = whole.quotientAndRemainder(dividingBy: members)
        return Double(index < left ? each + 1 : each)
    }
}
