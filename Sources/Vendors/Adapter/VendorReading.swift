import Crypto
import SignupRisk

/// One answer being read: what came, and the words for what became of it.
struct VendorReading {
    let vendor: VendorName
    let response: VendorResponse
    let body: AnswerBody
    let redactor: Redactor
    /// When the answer arrived, in milliseconds since 1970 UTC.
    let now: Int64

    init(_ response: VendorResponse, from vendor: VendorName, redactor: Redactor, now: Int64) {
        self.vendor = vendor
        self.response = response
        self.redactor = redactor
        self.now = now
        body = AnswerBody(response)
    }

    var isSuccessStatus: Bool { (200..<300).contains(response.status) }

    /// The HTTP status as an event's `vendor_status`.
    var httpCode: String { "http_\(response.status)" }

    /// A failure in our words, with the vendor's own words redacted behind them.
    func failure(
        _ kind: VendorFailure.Kind, _ sentence: String, saying words: String? = nil, code: String? = nil,
        requestID: String? = nil, retryAfter: Duration? = nil, mayHaveBeenCharged: Bool = false,
        furtherAttempts: Int? = nil, conclusion: VendorAnswer? = nil, balance: Money? = nil
    ) -> VendorFailure {
        VendorFailure(
            kind, redactor.redact(words).map { "\(sentence): \($0)" } ?? sentence, vendorStatus: code ?? httpCode,
            requestID: requestID, retryAfter: retryAfter, mayHaveBeenCharged: mayHaveBeenCharged,
            furtherAttempts: furtherAttempts, conclusion: conclusion, balance: balance)
    }

    /// The answer cannot be read as one. The digest tells two such bodies apart without showing either.
    func malformed(
        _ sentence: String, saying words: String? = nil, code: String? = nil, mayHaveBeenCharged: Bool
    ) -> VendorFailure {
        let digest = SHA256.hash(data: response.body).prefix(4).reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16) + String(byte & 0x0F, radix: 16)
        }
        return failure(
            .malformed, "\(sentence) (\(response.body.count) bytes, digest \(digest))", saying: words, code: code,
            mayHaveBeenCharged: mayHaveBeenCharged, furtherAttempts: 1)
    }

    /// The vendor objects to what we sent beside the input. Sending it again would change nothing.
    func ourMistake(_ sentence: String, saying words: String? = nil, code: String? = nil) -> VendorFailure {
        failure(.malformed, sentence, saying: words, code: code, furtherAttempts: 0)
    }

    /// What an HTTP status means at every vendor: refused credentials, no money, too many calls, a failing server.
    ///
    /// - Parameter serverErrorsMayBeCharged: whether the vendor leaves open what it does with a call that failed with 5xx.
    func commonHTTPFailure(
        saying words: String? = nil, code: String? = nil, serverErrorsMayBeCharged: Bool = true
    ) -> VendorFailure? {
        switch response.status {
        case 401, 403:
            failure(.account(.credentials), "the vendor refused the credentials", saying: words, code: code)
        case 402: failure(.account(.balance), "the account has no money left", saying: words, code: code)
        case 429: throttled(saying: words, code: code)
        case 408, 500...599:
            failure(
                .transient, "the vendor failed with HTTP status \(response.status)", saying: words, code: code,
                retryAfter: RetryAfterHeader.delay(response, now: now), mayHaveBeenCharged: serverErrorsMayBeCharged)
        default: nil
        }
    }

    /// The vendor had too many calls. It names the delay in one of two headers, or not at all.
    func throttled(saying words: String? = nil, code: String? = nil, atLeast delay: Duration? = nil) -> VendorFailure {
        failure(
            .throttled, "the vendor limits the rate of calls", saying: words, code: code,
            retryAfter: RetryAfterHeader.delay(response, now: now)
                ?? RetryAfterHeader.rateLimitReset(response, now: now) ?? delay)
    }
}
