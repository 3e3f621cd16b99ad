/// Turns a record's key into the number its order is kept by.
enum OrderKey {
    /// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). Two keys that collide merely wait for each other.
    static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}
