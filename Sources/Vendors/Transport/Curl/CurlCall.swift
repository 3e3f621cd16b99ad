/// One call on its way from whoever begins it to the thread that makes it.
struct CurlCall: Sendable {
    let caller: VendorCaller
    let request: VendorRequest
    /// For everything, from here to the last byte of the answer.
    let timeout: Duration
    /// Called exactly once, where nothing may take long: on the loop's thread, or by whoever begins a call that the loop no longer takes.
    let completion: VendorTransport.Completion

    func end(_ result: Result<VendorResponse, TransportError>) { completion(result.mapError(\.failure)) }
}
