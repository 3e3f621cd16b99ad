import Resilience
import Testing

@Suite("Stable hash")
struct StableHashTests {
    @Test(
        "is the same in every process",
        arguments: [
            ("", 0x1bbd_5c81_3c69_a8d7), ("a", 0x3aec_69d2_86fb_d39b), ("+447700900001", 0x0fb3_1606_96ec_e135),
        ] as [(String, UInt64)])
    func known(text: String, expected: UInt64) {
        #expect(StableHash.of(text) == expected)
    }

    @Test("tells where one text ends and the next begins")
    func boundaries() {
        var one = StableHash()
        one.combine("ab")
        one.combine("c")
        var other = StableHash()
        other.combine("a")
        other.combine("bc")
        #expect(one.value != other.value)
    }

    @Test("spreads over the high bits what differs in the last byte")
    func highBits() {
        let tops = Set((0..<1000).map { StableHash.of("+4477009\($0)") >> 48 })
        #expect(tops.count > 980)
    }
}
