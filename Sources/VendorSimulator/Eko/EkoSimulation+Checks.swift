import JSON

extension EkoSimulation {
    /// The body, then the account, then the answer.
    mutating func judge(_ request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        guard let body = try? JSONValue(parsing: request.body).object else {
            return VendorReply(.badRequest, Self.refusal(1, "No Key for Response", responseStatus: -1))
        }
        guard text(body, "initiator_id", &call) == credentials.initiatorId else {
            return VendorReply(
                .credentials, Self.refusal(319, "Invalid initiator_id", responseStatus: 1, responseType: 319)
            )
        }
        guard text(body, "user_code", &call) == credentials.userCode else {
            return VendorReply(
                .credentials, Self.refusal(346, "Customer is not onboarded", responseStatus: 1, responseType: 346)
            )
        }
        if let reference = text(body, "client_ref_id", &call) {
            guard (1...20).contains(reference.utf8.count) else {
                call.violation(.reference, "length")
                return invalidReference()
            }
            guard takeReference(reference, call) else {
                call.violation(.reference, "used before")
                return invalidReference()
            }
        }
        for name in body.names where !Self.knownParameters.contains(name) { call.violation(.unknownParameter) }
        guard let address = text(body, "ip_address", &call), !address.isEmpty else {
            return VendorReply(
                .badRequest, Self.refusal(1, "ip_address is required", responseStatus: -1, hasEmptyData: true)
            )
        }
        call.input = address
        guard let value = SimulatedIP.dottedQuad(address), SimulatedIP(ipv4: value).isPublic else {
            if SimulatedIP(address) != nil { call.violation(.unroutableAddress, "ip_address") }
            return VendorReply(
                .invalidInput, Self.refusal(1, "Invalid IP address", responseStatus: -1, hasEmptyData: true)
            )
        }
        guard call.balance >= call.price else {
            return VendorReply(
                .balance, Self.refusal(347, "Insufficient balance", responseStatus: 1, responseType: 347)
            )
        }
        if call.switches.contains(.ekoNotActivated) {
            let http = call.switches.contains(.ekoNotActivatedHTTP403) ? 403 : 200
            return VendorReply(
                .entitlement,
                Self.refusal(
                    1, "Agent not allowed to use this service", responseStatus: 1, responseType: -1, http: http
                )
            )
        }
        return answer(SimulatedIP(ipv4: value), address, call: call)
    }

    private static let knownParameters: Set<String> = ["initiator_id", "user_code", "client_ref_id", "ip_address"]

    /// A member as text. The vendor takes numbers too, which its documents do not say.
    private func text(_ body: JSONObject, _ name: String, _ call: inout VendorCall) -> String? {
        if let text = body[name]?.string {
            if text.isEmpty { call.violation(.emptyParameter, name) }
            return text
        }
        guard let number = body[name]?.numberText else { return nil }
        call.violation(.numberForString, name)
        return number
    }

    private func invalidReference() -> VendorReply {
        VendorReply(
            .badRequest,
            .object { writer in
                writer.key("status")
                writer.integer(461)
                writer.key("response_status_id")
                writer.integer(1)
                writer.key("response_type_id")
                writer.integer(-1)
                writer.key("message")
                writer.string("Invalid parameters")
                writer.key("invalid_params")
                writer.raw("{\"client_ref_id\":\"client_ref_id must be unique and at most 20 characters\"}")
            }
        )
    }
}
