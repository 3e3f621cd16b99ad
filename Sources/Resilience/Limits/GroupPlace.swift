/// Where a replica stands among the replicas of its group: what it needs to know its ``GroupShare``.
package struct GroupPlace: Sendable, Hashable {
    /// The replicas of the group; at least 1.
    package let members: Int
    /// This replica's place among them, from 0; `members` where it is not one of them, which is a share of nothing.
    package let index: Int

    /// Not a member yet.
    package static let none = GroupPlace(of: nil, among: [])

    /// - Parameters:
    ///   - member: this replica's name in the group; `nil` before it has joined.
    ///   - members: all names, in an order that is the same on every replica.
    package init(of member: String?, among members: [String]) {
        self.members = max(1, members.count)
        index = member.flatMap(members.firstIndex(of:)) ?? self.members
    }
}
