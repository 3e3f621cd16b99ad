import Foundation

/// The machine's own time.
enum Clock {
    /// Milliseconds since 1970 UTC.
    static func milliseconds() -> Double { (Date().timeIntervalSince1970 * 1000).rounded() }
}
