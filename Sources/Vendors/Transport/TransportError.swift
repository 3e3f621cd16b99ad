/// Why a call ended without an answer, in a word and a sentence that hold nothing of the request.
struct TransportError: Error, Hashable {
    /// The word for an event's `vendor_status`.
    enum Reason: String {
        case timeout
        case connectTimeout = "connect_timeout"
        case dnsFailure = "dns_failure"
        case connectionFailed = "connection_failed"
        case tlsFailure = "tls_failure"
        case connectionReset = "connection_reset"
        case connectionClosed = "connection_closed"
        case bodyTooLarge = "body_too_large"
        case undecompressable = "invalid_compression"
        case invalidHTTP = "invalid_http"
        case invalidRequest = "invalid_request"
        case cancelled
        case other = "transport_error"
    }

    let reason: Reason
    /// Whether the request had begun to leave, so that the vendor may have charged for it.
    let wasSent: Bool

    init(_ reason: Reason, wasSent: Bool) {
        self.reason = reason
        self.wasSent = wasSent
    }

    /// What the lookup makes of it: a body nobody can read is malformed, everything else may pass.
    var failure: VendorFailure {
        let kind: VendorFailure.Kind =
            switch reason {
            case .bodyTooLarge, .undecompressable, .invalidHTTP: .malformed
            case .invalidRequest: .account(.configuration)
            default: .transient
            }
        return VendorFailure(
            kind, sentence, vendorStatus: reason.rawValue, mayHaveBeenCharged: wasSent,
            furtherAttempts: kind == .malformed ? 1 : nil,
            isTimeout: reason == .timeout || reason == .connectTimeout)
    }

    private var sentence: String {
        switch reason {
        case .timeout: wasSent ? "the vendor did not answer in time" : "no connection to the vendor came about in time"
        case .connectTimeout: "the connection to the vendor took too long"
        case .dnsFailure: "the vendor's name could not be resolved"
        case .connectionFailed: "the connection to the vendor failed"
        case .tlsFailure: "no secure connection to the vendor came about"
        case .connectionReset: "the connection to the vendor broke"
        case .connectionClosed: "the vendor closed the connection before the answer was complete"
        case .bodyTooLarge: "the vendor's answer is too large"
        case .undecompressable: "the vendor's answer could not be decompressed"
        case .invalidHTTP: "the vendor did not answer in HTTP"
        case .invalidRequest: "the request could not be made of what is configured"
        case .cancelled: "the call was cancelled"
        case .other: "the call to the vendor failed"
        }
    }
}
