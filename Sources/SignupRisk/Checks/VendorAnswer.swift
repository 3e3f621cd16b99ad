/// What a vendor said about one input, in our vocabulary: what is cached, persisted and shared between events.
///
/// A reference, because one answer serves thousands of events: handing it on costs a retain, never a copy.
package final class VendorAnswer: Sendable {
    package let vendor: VendorName
    /// `ok`, `partial` or `invalidInput`.
    package let status: CheckStatus
    /// When the vendor said so, in milliseconds since 1970 UTC.
    package let observedAt: Int64
    package let phone: PhoneEvidence?
    package let ip: IPEvidence?
    package let match: MatchEvidence?
    /// Names of the fields that were asked for and did not come, as the event names them (`phone.carrier`).
    package let missing: [String]
    /// The vendor's own code, as it wrote it.
    package let vendorStatus: String?
    /// The vendor's own words, with every trace of the input and the credentials taken out.
    package let message: String?
    package let requestID: String?
    /// What the vendor charged for this answer, or what it is known to charge; `nil` where the configured price holds.
    package let cost: Money?
    /// What the vendor says is left on the account.
    package let balance: Money?
    /// Every documented field that has no place in the neutral vocabulary, by the vendor's own names: the text of a JSON object,
    /// as events and the store take it; empty where there are none.
    package let details: [UInt8]
    /// Whether there is anything in `phone`: asked for every event, and cheaper than the evidence itself.
    let speaksOfPhone: Bool
    /// Whether there is anything in `ip`.
    let speaksOfIP: Bool
    /// The answer's part of a risk event.
    let encoded: EncodedAnswer

    package init(
        vendor: VendorName, status: CheckStatus, observedAt: Int64, phone: PhoneEvidence? = nil, ip: IPEvidence? = nil,
        match: MatchEvidence? = nil, missing: [String] = [], vendorStatus: String? = nil, message: String? = nil,
        requestID: String? = nil, cost: Money? = nil, balance: Money? = nil, details: [UInt8] = []
    ) {
        self.vendor = vendor
        self.status = status
        self.observedAt = observedAt
        self.phone = phone
        self.ip = ip
        self.match = match
        self.missing = missing
        self.vendorStatus = vendorStatus
        self.message = message
        self.requestID = requestID
        self.cost = cost
        self.balance = balance
        self.details = details
        speaksOfPhone = phone != nil
        speaksOfIP = ip != nil
        encoded = EncodedAnswer(
            observedAt: observedAt, missing: missing, vendorStatus: vendorStatus, requestID: requestID)
    }
}

extension VendorAnswer: Hashable {
    package static func == (left: VendorAnswer, right: VendorAnswer) -> Bool {
        left === right
            || (left.vendor == right.vendor && left.status == right.status && left.observedAt == right.observedAt
                && left.phone == right.phone && left.ip == right.ip && left.match == right.match
                && left.missing == right.missing && left.vendorStatus == right.vendorStatus
                && left.message == right.message && left.requestID == right.requestID && left.cost == right.cost
                && left.balance == right.balance && left.details == right.details)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(vendor)
        hasher.combine(status)
        hasher.combine(observedAt)
        hasher.combine(requestID)
    }
}
