import JSON

extension ProveroSimulation {
    /// A request whose fields are not acceptable.
    struct Invalid: Error {
        let verdict: Verdict
        let response: SimulatedResponse
    }

    /// Addresses that no geocoder finds.
    private static let unknownDestinations: Set<String> = ["zzzz"]

    /// Reads and validates the body. What cannot be read counts as empty, as in the framework.
    func read(_ request: SimulatedRequest, call: inout VendorCall) -> Result<Question, Invalid> {
        let isJSON = request.mediaType == "application/json"
        if !isJSON { call.violation(.wrongContentType) }
        let body = isJSON ? (try? JSONValue(parsing: request.body).object) ?? JSONObject() : JSONObject()
        for (name, value) in body {
            let isKnown = ["ip", "address", "geoMatch", "campaign"].contains(name)
            if !isKnown { call.violation(.unknownParameter) }
            if value.isNull || value == "" { call.violation(.emptyParameter, isKnown ? name : "unknown") }
        }
        guard let text = body["ip"]?.string, !text.isEmpty else {
            return .failure(invalid(.badRequest, "ip", "The ip field is required."))
        }
        call.input = text
        guard let ip = SimulatedIP(text) else {
            return .failure(invalid(.invalidInput, "ip", "The ip field must be a valid IP address."))
        }
        let isMagic = call.usesMagic && ip.documentationNetwork != nil
        if !ip.isPublic, !isMagic { call.violation(.unroutableAddress, "ip") }
        let wantsMatch = [true, 1, "1", "true"].contains(body["geoMatch"] ?? false)
        let address = body["address"]?.string.flatMap { $0.trimmed.isEmpty ? nil : $0 }
        if wantsMatch, address == nil {
            return .failure(
                invalid(.badRequest, "address", "The address field is required when geo match is true.")
            )
        }
        if let address, Self.unknownDestinations.contains(address.trimmed.lowercased()) {
            return .failure(invalid(.invalidInput, "address", "Please provide a valid destination to match."))
        }
        return .success(Question(ip: ip, text: text, address: address, wantsMatch: wantsMatch))
    }

    private func invalid(_ verdict: Verdict, _ field: StaticString, _ message: String) -> Invalid {
        Invalid(
            verdict: verdict,
            response: .object(status: 422) { writer in
                member(&writer, "message", message)
                writer.key("errors")
                writer.beginObject()
                writer.key(field)
                writer.beginArray()
                writer.string(message)
                writer.endArray()
                writer.endObject()
            }
        )
    }
}
