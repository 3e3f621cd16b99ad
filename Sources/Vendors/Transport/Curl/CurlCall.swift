/// One call on its way from the task that waits for it to the thread that makes it.
struct CurlCall: Sendable {
    /// Names the call where it has to be cancelled; unique within its loop.
    let id: UInt64
    let request: VendorRequest
    /// For everything, from here to the last byte of the answer.
    let timeout: Duration
    /// Called exactly once, on the loop's thread, where nothing may take long.
    let completion: @Sendable (Result<VendorResponse, TransportError>) -> Void
}
