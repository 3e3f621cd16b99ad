import Synchronization

/// Whose calls they are: what a transport can cancel at once. Each one made is another.
package struct VendorCaller: Sendable, Hashable {
    private static let last = Atomic<UInt64>(0)

    private let number: UInt64

    package init() { number = Self.last.wrappingAdd(1, ordering: .relaxed).newValue }
}
