/// An HTTP request to a vendor.
package struct VendorRequest: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable { case get = "GET", post = "POST" }

    package var method: Method
    /// Absolute, with its query. May hold personal data: never logged.
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    package static func == (left: VendorRequest, right: VendorRequest) -> Bool {
        left.method == right.method && left.url == right.url && left.body == right.body
            && left.headers.elementsEqual(right.headers, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(method)
        hasher.combine(url)
        hasher.combine(body)
    }

    /// Whether it can be put into HTTP: an address of the web, and headers that end where they should. A line break within a
    /// configured credential would begin a header of its own.
    var isSendable: Bool {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https", url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return false
        }
        return headers.allSatisfy { name, value in
            !name.isEmpty && name.utf8.allSatisfy(Self.isTokenByte)
                && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        }
    }

    /// The bytes of a header's name: RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

/// A vendor's whole answer.
package struct VendorResponse: Sendable, Hashable {
    /// The headers that some adapter reads, in lower case; a transport need not bring others.
    static let headersRead = ["content-type", "date", "retry-after", "x-ratelimit-reset"]

    package var status: Int
    /// Names in lower case; of a header that stands twice the first.
    package var headers: [String: String]
    /// Decompressed, and no longer than the transport's bound.
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Sends requests and brings the whole answers, or says why not as a ``VendorFailure``.
///
/// Implementations follow no redirect, verify TLS, and bound the body.
package protocol VendorTransport: Sendable {
    /// Told what became of a call.
    typealias Completion = @Sendable (Result<VendorResponse, VendorFailure>) -> Void

    /// Begins a call. A completion instead of `async`, because a task for each call costs a good part of what the call does.
    ///
    /// - Parameters:
    ///   - caller: whose call it is.
    ///   - timeout: for everything, from here to the last byte of the answer.
    ///   - completion: called exactly once, on the transport's own thread or, where the call cannot even begin, by this call itself.
    ///     Nothing in it may take long.
    func start(
        _ request: VendorRequest, of caller: VendorCaller, timeout: Duration, completion: @escaping Completion)

    /// Ends the calls of `caller` that have been begun, as cancelled.
    func cancelCalls(of caller: VendorCaller)
}
