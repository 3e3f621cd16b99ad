/// What a simulated vendor answers and charges.
struct VendorReply: Sendable {
    /// What a lookup costs.
    struct Charge: Sendable {
        var amount: Amount
        /// Given back at once.
        var refund: Amount = .zero
        /// Identifies the lookup: the same question again is a duplicate.
        var lookup: UInt64
    }

    var response: SimulatedResponse
    var verdict: Verdict
    var charge: Charge?
    /// Beyond the vendor's usual time.
    var delay: Duration = .zero

    init(_ verdict: Verdict, _ response: SimulatedResponse, charge: Charge? = nil, delay: Duration = .zero) {
        self.verdict = verdict
        self.response = response
        self.charge = charge
        self.delay = delay
    }
}

/// One vendor's behaviour. It is told the time, does no I/O, and leaves charging to the core, since a fault may undo it.
protocol VendorSimulation: Sendable {
    mutating func reply(to request: SimulatedRequest, call: inout VendorCall) -> VendorReply
    /// How this vendor says that there were too many calls.
    func throttled(_ call: VendorCall, retryAfter seconds: Int) -> SimulatedResponse
}
