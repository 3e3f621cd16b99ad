/// What the headers of a record say about its signup.
struct SignupHeaders {
    /// Handed on as they came.
    private(set) var trace: [SignupHeader] = []
    /// The attributes of a CloudEvent in binary mode; `nil` where there is no `ce_` header.
    private(set) var attributes: CloudEventAttributes?
    /// Whether the record is a CloudEvent in binary mode: the one attribute that says so is the version.
    private(set) var hasBinaryAttributes = false
    /// Whether `content-type` says that the value is a CloudEvent in structured mode (Kafka protocol binding, 3.3).
    private(set) var announcesEnvelope = false

    init(_ headers: [SignupHeader]) {
        for header in headers {
            guard let value = header.value else { continue }
            switch header.name {
            case "traceparent", "tracestate": trace.append(header)
            case "ce_specversion":
                hasBinaryAttributes = true
                attributes = attributes ?? CloudEventAttributes()
            case "ce_id": set(\.id, value)
            case "ce_source": set(\.source, value)
            case "ce_type": set(\.type, value)
            case "ce_time": set(\.time, value)
            default:
                if header.name.utf8.count == 12, header.name.lowercased() == "content-type" {
                    announcesEnvelope = String(decoding: value, as: UTF8.self).lowercased()
                        .hasPrefix("application/cloudevents")
                }
            }
        }
    }

    private mutating func set(_ attribute: WritableKeyPath<CloudEventAttributes, String?>, _ value: [UInt8]) {
        guard !value.isEmpty else { return }
        var attributes = attributes ?? CloudEventAttributes()
        attributes[keyPath: attribute] = String(decoding: value, as: UTF8.self)
        self.attributes = attributes
    }
}
