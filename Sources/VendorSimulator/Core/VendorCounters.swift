/// What one simulated vendor has done since the start or the last reset.
package struct VendorCounters: Sendable, Hashable {
    /// Requests that reached one of the vendor's paths.
    package internal(set) var calls = 0
    /// Calls whose reply was sent whole, whatever it said.
    package internal(set) var answered = 0
    /// Lookups that were charged for.
    package internal(set) var billed = 0
    /// What they cost, refunds not taken off.
    package internal(set) var billedAmount = Amount.zero
    /// Lookups that were given back, in whole or in part.
    package internal(set) var refunded = 0
    package internal(set) var refundedAmount = Amount.zero
    /// Charged lookups of an input whose charged answer had already been delivered; counted only with the journal on.
    package internal(set) var duplicates = 0
    /// Calls that met with a fault.
    package internal(set) var faults = 0
    /// What the vendor would not have reported; counted only with the journal on.
    package internal(set) var violations = 0
    /// Calls by verdict.
    package internal(set) var verdicts: [Verdict: Int] = [:]
    /// Calls not answered yet, and the most there were at once.
    package internal(set) var inFlight = 0
    package internal(set) var peakInFlight = 0
    /// What is left on the account.
    package internal(set) var balance = Amount.zero
}
