import Foundation
import SignupRisk

/// An answer as the store keeps it: sealed, with its times on the wall clock.
struct StoredAnswer: Sendable {
    let vendor: VendorName
    let name: AnswerSeal.Name
    /// When it was fetched, in milliseconds since 1970 UTC.
    let fetchedAt: Int64
    /// How long it is fresh from then on, in milliseconds.
    let life: Int64
    /// Until when it may still be served while the vendor is down, in milliseconds since 1970 UTC.
    let usableUntil: Int64
    let sealed: Data

    /// What the answer takes in a bound that counts bytes.
    var cost: Int { sealed.count + name.bytes.count + 64 }
}
