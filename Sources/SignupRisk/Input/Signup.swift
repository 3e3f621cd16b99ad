/// A decoded signup: the mapped fields as text, and everything else as the bytes it came in.
package struct Signup: Sendable, Hashable {
    /// The input object exactly as it came, white space around it aside; of a CloudEvent, its data.
    package var object: [UInt8]
    /// The producer's own identifier of this signup.
    package var id: String?
    /// The phone number as a person wrote it.
    package var phone: String?
    package var ip: String?
    package var country: String?
    package var address: String?
    /// As the producer wrote it: a date and time, or seconds or milliseconds since 1970.
    package var occurredAt: String?
    /// The envelope's attributes, where there was one.
    package var cloudEvent: CloudEventAttributes?
    /// `traceparent` and `tracestate` (W3C Trace Context), to be handed on.
    package var traceHeaders: [SignupHeader]

    package init(
        object: [UInt8], id: String? = nil, phone: String? = nil, ip: String? = nil, country: String? = nil,
        address: String? = nil, occurredAt: String? = nil, cloudEvent: CloudEventAttributes? = nil,
        traceHeaders: [SignupHeader] = []
    ) {
        self.object = object
        self.id = id
        self.phone = phone
        self.ip = ip
        self.country = country
        self.address = address
        self.occurredAt = occurredAt
        self.cloudEvent = cloudEvent
        self.traceHeaders = traceHeaders
    }
}
