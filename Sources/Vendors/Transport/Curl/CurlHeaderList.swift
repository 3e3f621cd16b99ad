import CCurl

/// The headers of a request as libcurl takes them. Owns the list, which has to live as long as the call.
final class CurlHeaderList {
    let first: UnsafeMutablePointer<curl_slist>?

    /// - Returns: `nil` where there is no memory for it.
    init?(_ headers: [(name: String, value: String)]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for (name, value) in headers {
            // With a colon and nothing but blanks behind it libcurl would leave the header out; a semicolon stands for an empty one.
            let isBlank = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            guard let longer = curl_slist_append(list, isBlank ? "\(name);" : "\(name): \(value)") else {
                curl_slist_free_all(list)
                return nil
            }
            list = longer
        }
        first = list
    }

    deinit { curl_slist_free_all(first) }
}
