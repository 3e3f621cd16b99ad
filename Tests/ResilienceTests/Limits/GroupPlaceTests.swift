import Resilience
import Testing

@Suite struct GroupPlaceTests {
    @Test("Replicas that know the same members have places of their own, and shares that make up the quota")
    func places() {
        for count in 1...12 {
            let members = (0..<count).map { "member-\($0)" }.sorted()
            let places = members.map { GroupPlace(of: $0, among: members) }
            #expect(Set(places.map(\.index)) == Set(0..<count))
            let shares = places.map { GroupShare(quota: 20, members: $0.members, index: $0.index).perSecond }
            #expect(shares.reduce(0, +) == 20)
        }
    }

    @Test("Whoever is not a member has no share", arguments: [nil, "stranger"])
    func strangers(name: String?) {
        for members in [[], ["a"], ["a", "b", "c"]] {
            let place = GroupPlace(of: name, among: members)
            #expect(GroupShare(quota: 20, members: place.members, index: place.index).perSecond == 0)
        }
        #expect(GroupPlace(of: nil, among: []) == .none)
    }
}
