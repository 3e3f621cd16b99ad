import CRdKafka

/// Owns an `rd_kafka_headers_t` until a record that was taken owns it.
struct NativeHeaders: ~Copyable {
    /// `nil` where there are none.
    let pointer: OpaquePointer?

    init(_ first: [Header], _ rest: [Header]) {
        guard !first.isEmpty || !rest.isEmpty else {
            pointer = nil
            return
        }
        pointer = rd_kafka_headers_new(first.count + rest.count)
        add(first)
        add(rest)
    }

    private borrowing func add(_ headers: [Header]) {
        for header in headers {
            var name = header.name
            name.withUTF8 { name in
                name.withMemoryRebound(to: CChar.self) { name in
                    add(name, header.value)
                }
            }
        }
    }

    deinit { if let pointer { rd_kafka_headers_destroy(pointer) } }

    /// Librdkafka has taken them over.
    consuming func release() { discard self }

    private borrowing func add(_ name: UnsafeBufferPointer<CChar>, _ value: [UInt8]?) {
        guard let value else {
            rd_kafka_header_add(pointer, name.baseAddress, name.count, nil, 0)
            return
        }
        value.withUnsafeBytes { bytes in
            // Empty is a pointer without bytes, and null is no pointer; an empty array may have none.
            let start = bytes.baseAddress ?? UnsafeRawPointer(name.baseAddress)
            _ = rd_kafka_header_add(pointer, name.baseAddress, name.count, start, bytes.count)
        }
    }
}
