/// A hash that depends on a seed and is the same in every process, so that the simulated world does not change between runs.
///
/// FNV-1a over the bytes, finished with SplitMix64's mixer (Steele, Lea and Flood, 2014); no protection against an adversary.
struct SeededHash: Sendable {
    let seed: UInt64

    /// The hash of some bytes for one purpose; different purposes are independent of each other.
    func value(_ purpose: StaticString, _ bytes: some Sequence<UInt8>) -> UInt64 {
        var state = start(purpose)
        for byte in bytes { state = (state ^ UInt64(byte)) &* Self.prime }
        return Self.mixed(state)
    }

    /// The hash of two numbers for one purpose.
    func value(_ purpose: StaticString, _ first: UInt64, _ second: UInt64 = 0) -> UInt64 {
        Self.mixed(Self.mixed(start(purpose) ^ first) ^ second)
    }

    private func start(_ purpose: StaticString) -> UInt64 {
        var state = Self.mixed(seed) ^ 0xCBF2_9CE4_8422_2325
        for byte in UnsafeBufferPointer(start: purpose.utf8Start, count: purpose.utf8CodeUnitCount) {
            state = (state ^ UInt64(byte)) &* Self.prime
        }
        return state
    }

    private static let prime: UInt64 = 0x100_0000_01B3

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension UInt64 {
    /// This hash as a number of parts per thousand, 0 to 999.
    var perMille: Int { Int(self % 1000) }
    /// This hash as a number from 0 up to, without, a bound; 0 for an empty choice.
    func below(_ bound: Int) -> Int { bound > 0 ? Int(self % UInt64(bound)) : 0 }
    /// This hash as a number in a range.
    func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
}
