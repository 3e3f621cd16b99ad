import Vendors

/// One call that is to be made now.
struct CallOrder: Sendable, Hashable {
    /// The lookup the call is for.
    let query: VendorQuery
    /// What is asked; another form of the query where the adapter wanted to ask again.
    let asked: VendorQuery
    /// 1 for the lookup's first call.
    let number: Int
    /// Whether the adapter has asked for a repeat within this lookup, which it may do once.
    let isRepeat: Bool
    /// Tells the call from every other.
    let serial: UInt64
}
