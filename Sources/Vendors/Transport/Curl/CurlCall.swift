/// One call on its way from whoever begins it to the thread that makes it.
struct CurlCall: Sendable {
    let caller: VendorCaller
    let request: VendorRequest
    /// For everything, from here to the last byte of the answer.
    let timeout: Duration
    /// Called exactly once, on the loop's thread, where nothing may take long.
    let completion: VendorTransport.Completion

    func end(_ result: Result<VendorResponse, TransportError>) { completion(result.mapError(\.failure)) }
}
