import CCurl

/// A handle of libcurl with what belongs to the call it makes. Used for one call after the other, since a handle that has been
/// used knows its options already.
///
/// Not `Sendable`: it belongs to the loop that made it, and so do its callbacks. The handle's pointer to it is
/// unretained; the handle is cleaned up in `deinit`, so it never outlives what it points to.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    private let bodyLimit: Int
    private var headers: CurlHeaderList?
    private var body: [UInt8] = []
    private var isBodyTooLarge = false
    /// How often the request was about to leave.
    private var timesSent = 0
    private var call: CurlCall?

    /// - Returns: `nil` where libcurl has no memory, or is older than what this needs (7.87).
    init?(_ configuration: HTTPVendorTransportConfiguration) {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        bodyLimit = configuration.bodyLimit
        let this = Unmanaged.passUnretained(self).toOpaque()
        guard CurlOptions(configuration: configuration).apply(to: easy),
            signup_risk_set_pointer(easy, CURLOPT_PRIVATE, this) == CURLE_OK,
            signup_risk_set_pointer(easy, CURLOPT_WRITEDATA, this) == CURLE_OK,
            signup_risk_set_pointer(easy, CURLOPT_PREREQDATA, this) == CURLE_OK,
            signup_risk_set_write(easy, Self.write) == CURLE_OK,
            signup_risk_set_before_request(easy, Self.beforeRequest) == CURLE_OK
        else { return nil }
    }

    deinit { curl_easy_cleanup(easy) }

    /// The transfer that a handle belongs to.
    static func of(_ easy: UnsafeMutableRawPointer) -> CurlTransfer? {
        var pointer: UnsafeMutableRawPointer?
        guard signup_risk_get_pointer(easy, CURLINFO_PRIVATE, &pointer) == CURLE_OK, let pointer else { return nil }
        return Unmanaged<CurlTransfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Whose call it makes.
    var caller: VendorCaller? { call?.caller }

    /// Makes the handle ready for a call.
    ///
    /// - Throws: where the request cannot be sent at all. The call is then not kept.
    func begin(_ call: CurlCall) throws(TransportError) {
        let request = call.request
        guard request.isSendable, call.timeout.wholeMilliseconds > 0 else {
            throw TransportError(request.isSendable ? .timeout : .invalidRequest, wasSent: false)
        }
        guard let headers = CurlHeaderList(request.headers), set(request, headers, call.timeout) else {
            throw TransportError(.other, wasSent: false)
        }
        self.headers = headers
        self.call = call
    }

    private func set(_ request: VendorRequest, _ headers: CurlHeaderList, _ timeout: Duration) -> Bool {
        guard signup_risk_set_text(easy, CURLOPT_URL, request.url) == CURLE_OK,
            signup_risk_set_pointer(easy, CURLOPT_HTTPHEADER, headers.first) == CURLE_OK,
            signup_risk_set_number(easy, CURLOPT_TIMEOUT_MS, Int(timeout.wholeMilliseconds)) == CURLE_OK
        else { return false }
        switch request.method {
        case .get: return signup_risk_set_number(easy, CURLOPT_HTTPGET, 1) == CURLE_OK
        case .post:
            return signup_risk_set_number(easy, CURLOPT_POST, 1) == CURLE_OK
                && signup_risk_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)) == CURLE_OK
                && setBody(request.body) == CURLE_OK
        }
    }

    private func setBody(_ body: [UInt8]) -> CURLcode {
        // Without an address libcurl would read the body from the standard input, and an empty array may have none.
        body.withUnsafeBytes { bytes in
            withUnsafeBytes(of: UInt8(0)) { signup_risk_set_body(easy, bytes.baseAddress ?? $0.baseAddress) }
        }
    }

    /// Ends the call with what libcurl says of it, and makes the transfer free for another.
    func end(_ code: CURLcode) {
        guard let call else { return }
        let result = result(code, of: call)
        reset()
        call.end(result)
    }

    /// Ends the call for a reason of our own.
    func end(_ reason: TransportError.Reason) {
        guard let call else { return }
        let error = TransportError(reason, wasSent: timesSent > 0)
        reset()
        call.end(.failure(error))
    }

    private func reset() {
        call = nil
        signup_risk_set_pointer(easy, CURLOPT_HTTPHEADER, nil)
        headers = nil
        body = []
        isBodyTooLarge = false
        timesSent = 0
    }

    private func result(_ code: CURLcode, of call: CurlCall) -> Result<VendorResponse, TransportError> {
        guard code == CURLE_OK else { return .failure(TransportError(reason(code, of: call), wasSent: timesSent > 0)) }
        var status = 0
        _ = signup_risk_get_number(easy, CURLINFO_RESPONSE_CODE, &status)
        var headers: [String: String] = [:]
        for name in VendorResponse.headersRead {
            var header: UnsafeMutablePointer<curl_header>?
            // The first of that name in the last answer: what came before it were interim answers.
            guard curl_easy_header(easy, name, 0, UInt32(CURLH_HEADER), -1, &header) == CURLHE_OK,
                let value = header?.pointee.value
            else { continue }
            headers[name] = String(cString: value)
        }
        return .success(VendorResponse(status: status, headers: headers, body: body))
    }

    private func reason(_ code: CURLcode, of call: CurlCall) -> TransportError.Reason {
        if isBodyTooLarge { return .bodyTooLarge }
        guard code == CURLE_OPERATION_TIMEDOUT, timesSent == 0 else { return TransportError.Reason(code) }
        // Of the two times that can be up before anything was sent, the call's own is the longer one as a rule.
        var microseconds: curl_off_t = 0
        _ = signup_risk_get_offset(easy, CURLINFO_TOTAL_TIME_T, &microseconds)
        return microseconds / 1000 < call.timeout.wholeMilliseconds ? .connectTimeout : .timeout
    }

    private func take(_ part: UnsafeRawBufferPointer) -> Int {
        guard body.count + part.count <= bodyLimit else {
            isBodyTooLarge = true
            return 0
        }
        body.append(contentsOf: part)
        return part.count
    }

    private static let write: curl_write_callback = { bytes, size, count, target in
        guard let target else { return 0 }
        let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<CurlTransfer>.fromOpaque(target).takeUnretainedValue().take(part)
    }

    /// Libcurl sends a request a second time by itself where a kept connection turns out to be closed. The vendor may have seen the
    /// first one and charge for both, so whether to ask again is left to those who count the attempts.
    private static let beforeRequest: curl_prereq_callback = { target, _, _, _, _ in
        guard let target else { return CURL_PREREQFUNC_ABORT }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(target).takeUnretainedValue()
        transfer.timesSent += 1
        return transfer.timesSent == 1 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
}
