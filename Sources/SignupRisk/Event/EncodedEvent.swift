/// A risk event, ready to be published.
package struct EncodedEvent: Sendable, Hashable {
    /// The event's `id`, the same for every delivery of the signup.
    package let id: String
    /// JSON text.
    package let body: [UInt8]
    /// CloudEvents attributes, content type, and the signup's trace headers.
    package let headers: [SignupHeader]
}
