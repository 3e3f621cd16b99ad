/// A risk event, ready to be published.
package struct EncodedEvent: Sendable, Hashable {
    /// The `id` in ASCII.
    let idText: [UInt8]
    /// JSON text.
    package let body: [UInt8]
    /// Headers that are the same for every event of its encoder, and come first.
    package let sharedHeaders: [SignupHeader]
    /// The event's own: its CloudEvents attributes, and the signup's trace headers.
    package let ownHeaders: [SignupHeader]

    /// The event's `id`, the same for every delivery of the signup.
    package var id: String { String(decoding: idText, as: UTF8.self) }
    /// CloudEvents attributes, content type, and the signup's trace headers.
    package var headers: [SignupHeader] { sharedHeaders + ownHeaders }
}
