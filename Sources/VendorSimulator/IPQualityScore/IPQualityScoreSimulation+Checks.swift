import NIOHTTP1

extension IPQualityScoreSimulation {
    private static let knownParameters: Set<String> = [
        "key", "secret", "phone", "strictness", "country", "country[]", "country[0]", "enhanced_line_check",
        "sms_pumping",
        "enhanced_name_check",
    ]

    /// What the vendor would pass over in silence.
    func inspect(_ request: SimulatedRequest, query: FormFields, form: FormFields, call: inout VendorCall) {
        if request.headers.first(name: "accept") == nil { call.violation(.acceptMissing) }
        if request.header("accept-encoding", names: "br") { call.violation(.brotliAsked) }
        if !(request.method == .GET && call.switches.contains(.ipqualityscoreGETAllowed)) {
            if query["secret"] != nil { call.violation(.secretInURL, "secret") }
            if query["phone"] != nil { call.violation(.personalDataInURL, "phone") }
        }
        if let strictness = form["strictness"], !["0", "1", "2"].contains(strictness) {
            call.violation(.parameterOutOfRange, "strictness")
        }
        for pair in form.pairs {
            let isKnown = Self.knownParameters.contains(pair.name) || Self.isTransaction(pair.name)
            if !isKnown { call.violation(.unknownParameter) }
            if pair.value.isEmpty { call.violation(.emptyParameter, isKnown ? pair.name : "unknown") }
        }
    }

    /// Parameters of the vendor's transaction scoring.
    static func isTransaction(_ name: String) -> Bool {
        ["billing_", "shipping_", "credit_card_", "transaction_", "order_"].contains { name.hasPrefix($0) }
            || name == "username"
    }

    /// The countries a number is suspected in, however they are written; the vendor's own spelling of `GB` is `UK`.
    static func countries(_ form: FormFields) -> [String] {
        form.pairs.filter { $0.name == "country" || $0.name.hasPrefix("country[") }.map { pair in
            pair.value == "UK" ? "GB" : pair.value
        }
    }
}
