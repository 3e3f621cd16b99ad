package import JSON

/// Where a signup's fields stand in the input, as the section `signup` of the configuration says.
package struct SignupMapping: Sendable, Hashable {
    /// How the input is wrapped.
    package enum Format: String, Sendable, Hashable, CaseIterable {
        /// A CloudEvents envelope is recognised and unwrapped; anything else is the signup itself.
        case auto
        /// The value is the signup itself, whatever it looks like.
        case json
        /// Every value is a CloudEvent; one that is not goes to the dead letters.
        case cloudevents
    }

    package var format: Format
    /// The signup's identifier. Where there is none, the CloudEvents `id` stands in.
    package var id: JSONPointer?
    package var phone: JSONPointer?
    package var ip: JSONPointer?
    package var country: JSONPointer?
    package var address: JSONPointer?
    /// When the signup happened. Where there is none, the CloudEvents `time` stands in.
    package var occurredAt: JSONPointer?

    /// - Parameters: pointers into the signup (into a CloudEvent's data, where there is an envelope); `nil` for a field the
    ///   input does not have.
    package init(
        format: Format = .auto, id: JSONPointer? = nil, phone: JSONPointer? = nil, ip: JSONPointer? = nil,
        country: JSONPointer? = nil, address: JSONPointer? = nil, occurredAt: JSONPointer? = nil
    ) {
        self.format = format
        self.id = id
        self.phone = phone
        self.ip = ip
        self.country = country
        self.address = address
        self.occurredAt = occurredAt
    }

    /// The pointers in the order of ``SignupDecoder``'s fields.
    var pointers: [JSONPointer?] { [id, phone, ip, country, address, occurredAt] }
}
