/// How one vendor's check of one signup went: an entry of the event's `checks`.
package struct CheckResult: Sendable, Hashable {
    package var check: CheckKind
    package var vendor: VendorName
    package var status: CheckStatus
    package var source: AnswerSource
    /// Calls made for this event; zero unless the answer is live.
    package var attempts: Int
    /// From the wish to the answer, waiting included; `nil` where nothing was asked.
    package var latencyMilliseconds: Int?
    /// What the vendor said; `nil` unless `status.isAnswered` and the vendor was the one to say it.
    package var answer: VendorAnswer?
    /// The vendor's own code where the call failed; an answer carries its own.
    package var vendorStatus: String?
    /// Why there is no answer, in words free of personal data.
    package var message: String?
    /// What this event made us pay; `nil` is nothing.
    package var cost: Money?
    /// Whether a call that failed may have been charged all the same, so that the vendor's bill can exceed `cost`.
    package var possibleDuplicateCharge: Bool

    package init(
        check: CheckKind, vendor: VendorName, status: CheckStatus, source: AnswerSource = .none, attempts: Int = 0,
        latencyMilliseconds: Int? = nil, answer: VendorAnswer? = nil, vendorStatus: String? = nil,
        message: String? = nil, cost: Money? = nil, possibleDuplicateCharge: Bool = false
    ) {
        self.check = check
        self.vendor = vendor
        self.status = status
        self.source = source
        self.attempts = attempts
        self.latencyMilliseconds = latencyMilliseconds
        self.answer = answer
        self.vendorStatus = vendorStatus
        self.message = message
        self.cost = cost
        self.possibleDuplicateCharge = possibleDuplicateCharge
    }
}
