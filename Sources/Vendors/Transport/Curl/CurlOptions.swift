import CCurl

/// What a handle of libcurl is told before it is used at all.
///
/// Every option: <https://curl.se/libcurl/c/curl_easy_setopt.html>.
struct CurlOptions {
    let configuration: HTTPVendorTransportConfiguration

    /// - Returns: whether libcurl knows all of it.
    func apply(to easy: UnsafeMutableRawPointer) -> Bool {
        numbers.allSatisfy { signup_risk_set_number(easy, $0.option, $0.value) == CURLE_OK }
            && texts.allSatisfy { signup_risk_set_text(easy, $0.option, $0.value) == CURLE_OK }
            && signup_risk_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(configuration.bodyLimit)) == CURLE_OK
    }

    private var numbers: [(option: CURLoption, value: Int)] {
        [
            // Certificates and names are verified: said here, although it is the default, because it must never be otherwise.
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            // Credentials would go along with a redirect.
            (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            // A call that ends does not wait for the answer of a name server that does not come.
            (CURLOPT_QUICK_EXIT, 1),
            // A library that raises signals has no place in a program with threads.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(configuration.connectTimeout.wholeMilliseconds))),
            (CURLOPT_MAXAGE_CONN, max(1, Int(configuration.idleTimeout.components.seconds))),
        ]
    }

    private var texts: [(option: CURLoption, value: String?)] {
        [
            (CURLOPT_PROTOCOLS_STR, "http,https"),
            (CURLOPT_ACCEPT_ENCODING, "gzip"),
            // The environment's proxy is not asked for: a vendor's base URL says where to go.
            (CURLOPT_PROXY, ""),
            // The authorities come from one file alone. Where a folder is named beside it, as Debian does, libcurl reads all of them
            // anew for each connection, which takes the thread tens of milliseconds.
            (CURLOPT_CAPATH, nil),
        ] + (configuration.certificateAuthorities.map { [(CURLOPT_CAINFO, $0)] } ?? [])
    }
}

extension Duration {
    /// Rounded up, at least none and at most a day: as much as libcurl can be told and a call may take.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds < 86_400 else { return 86_400_000 }
        return max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
