import CRdKafka

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Walks over librdkafka's header list, which belongs to another.
struct HeaderCursor {
    private let headers: OpaquePointer?

    init(_ headers: OpaquePointer?) {
        self.headers = headers
    }

    func forEach(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) -> Void) {
        guard let headers else { return }
        var index = 0
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(headers, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
            index += 1
            guard let name else { continue }
            body(
                UnsafeRawBufferPointer(start: name, count: strlen(name)),
                value.map { UnsafeRawBufferPointer(start: $0, count: size) })
        }
    }
}
