package import Vendors

extension VendorTransport {
    /// Makes one call and waits for its answer; cancelling the task cancels the call.
    package func send(
        _ request: VendorRequest, timeout: Duration = .seconds(300)
    ) async throws(VendorFailure) -> VendorResponse {
        let caller = VendorCaller()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                start(request, of: caller, timeout: timeout) { continuation.resume(returning: $0) }
                // Where the task was cancelled before, there was nothing to cancel yet.
                if Task.isCancelled { cancelCalls(of: caller) }
            }
        } onCancel: {
            cancelCalls(of: caller)
        }
        return try result.get()
    }
}
