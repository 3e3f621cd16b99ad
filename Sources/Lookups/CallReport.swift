package import SignupRisk

/// One call to a vendor that has ended, for latency figures.
package struct CallReport: Sendable, Hashable {
    package let vendor: VendorName
    /// How it ended, in the words of a check's status; `nil` where the adapter asked for a repeat.
    package let status: CheckStatus?
    /// From sending the request to having read the answer.
    package let latency: Duration
}
