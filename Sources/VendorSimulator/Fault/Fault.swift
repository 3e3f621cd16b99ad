/// A failure that a rule brings about.
package struct Fault: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The connection is reset, and for ``Fault/milliseconds`` nobody can connect: the port is closed.
        case refuse
        /// The connection is reset before anything is answered.
        case resetBeforeHeaders = "reset_before_headers"
        /// The connection is reset after half of the body.
        case resetMidBody = "reset_mid_body"
        /// The answer comes ``Fault/milliseconds`` later.
        case delay
        /// The answer comes in small pieces, spread over ``Fault/milliseconds``.
        case drip
        /// Half of the JSON, as if that were all.
        case truncated
        /// `Content-Length` promises more than is sent before the connection closes.
        case contentLengthTooLong = "content_length_too_long"
        /// `Content-Length` promises less than is sent before the connection closes.
        case contentLengthTooShort = "content_length_too_short"
        /// A gateway's page, with ``Fault/status`` (502 unless given).
        case htmlError = "html_error"
        /// A page instead of JSON, with HTTP 200.
        case htmlSuccess = "html_success"
        /// An empty answer with ``Fault/status`` (500 unless given).
        case emptyError = "empty_error"
        /// The vendor's own way to say that there were too many calls.
        case throttle
        /// A redirect to the login page.
        case redirect
        /// The answer compressed, whether or not that was asked for.
        case gzip
        /// The answer behind a byte order mark.
        case byteOrderMark = "byte_order_mark"
        /// Every member twice, `null` first.
        case duplicateKeys = "duplicate_keys"
        /// A member of one mebibyte more.
        case hugeBody = "huge_body"
        /// Members the vendor does not document.
        case extraFields = "extra_fields"
        /// A line feed behind the answer.
        case trailingNewline = "trailing_newline"
    }

    package var kind: Kind
    /// The length of a delay, a drip, a refusal.
    package var milliseconds: Int
    /// The HTTP status, where the kind has one.
    package var status: Int?
    /// Whether the lookup had been made, and charged, before the fault; for faults that still deliver the whole answer it
    /// always has.
    package var billed: Bool

    package init(_ kind: Kind, milliseconds: Int = 1000, status: Int? = nil, billed: Bool = true) {
        self.kind = kind
        self.milliseconds = min(max(milliseconds, 0), 120_000)
        self.status = status.map { min(max($0, 200), 599) }
        self.billed = billed
    }
}

extension Fault.Kind {
    /// Whether the client gets the whole answer, sooner or later.
    var deliversAnswer: Bool {
        switch self {
        case .delay, .drip, .gzip, .byteOrderMark, .duplicateKeys, .hugeBody, .extraFields, .trailingNewline: true
        case .refuse, .resetBeforeHeaders, .resetMidBody, .truncated, .contentLengthTooLong, .contentLengthTooShort,
            .htmlError, .htmlSuccess, .emptyError, .throttle, .redirect:
            false
        }
    }
}
