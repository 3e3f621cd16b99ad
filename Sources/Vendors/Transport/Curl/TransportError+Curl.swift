import CCurl

extension TransportError.Reason {
    /// What an error of libcurl's means here (<https://curl.se/libcurl/c/libcurl-errors.html>).
    init(_ code: CURLcode) { self = Self.byCode[code.rawValue] ?? .other }

    private static let byCode: [UInt32: Self] = {
        let reasons: [(Self, [CURLcode])] = [
            (.timeout, [CURLE_OPERATION_TIMEDOUT]),
            (.dnsFailure, [CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY]),
            (.connectionFailed, [CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED]),
            (
                .tlsFailure,
                [
                    CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                    CURLE_SSL_CERTPROBLEM,
                    CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_INVALIDCERTSTATUS,
                ]
            ),
            (.connectionReset, [CURLE_SEND_ERROR, CURLE_RECV_ERROR]),
            // The last one is our own refusal to send a request again whose connection was closed.
            (.connectionClosed, [CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_ABORTED_BY_CALLBACK]),
            (.bodyTooLarge, [CURLE_FILESIZE_EXCEEDED]),
            (.undecompressable, [CURLE_BAD_CONTENT_ENCODING]),
            // What does not begin as HTTP/1 does is taken for HTTP/0.9, which is a protocol that is not allowed.
            (.invalidHTTP, [CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL]),
            (.invalidRequest, [CURLE_URL_MALFORMAT]),
        ]
        var byCode: [UInt32: Self] = [:]
        for (reason, codes) in reasons { for code in codes { byCode[code.rawValue] = reason } }
        return byCode
    }()
}
