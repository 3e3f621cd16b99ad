import JSON

/// What Provero says went wrong, in one of its four forms or in that of the framework it is built with.
struct ProveroError {
    /// The forms, in the order in which they are recognised.
    enum Form {
        /// `{"requestError": {"serviceException": {"messageId", "code"}}}`, with an HTTP status that is not documented.
        case request
        /// `{"error": {"code", "message"}}`
        case authentication
        /// `{"message", "service", "required_amount", "current_balance"}`
        case balance
        /// `{"message", "errors": {field: [reason, …]}}`
        case validation
        /// `{"message"}`
        case plain
    }

    let form: Form
    /// The vendor's own code: text that need not equal the HTTP status.
    let code: String?
    let words: String?
    /// The reasons by the request's fields.
    let reasons: [String: [String]]

    /// - Returns: `nil` where the body holds no error.
    init?(_ fields: LenientFields) {
        if fields.has("requestError"), fields.object["requestError"]?.isNull == false {
            let exception = fields.fields("requestError").fields("serviceException")
            form = .request
            code = exception.text("code") ?? fields.fields("requestError").text("code")
            words = exception.words("messageId") ?? exception.words("text") ?? fields.words("requestError")
            reasons = [:]
        } else if fields.has("error"), fields.object["error"]?.isNull == false {
            form = .authentication
            code = fields.fields("error").text("code")
            words = fields.fields("error").words("message") ?? fields.words("error")
            reasons = [:]
        } else if fields.has("required_amount") || fields.has("current_balance") {
            form = .balance
            code = nil
            words = fields.words("message")
            reasons = [:]
        } else if let errors = fields.object["errors"]?.object {
            form = .validation
            code = nil
            var reasons: [String: [String]] = [:]
            for (field, value) in errors {
                reasons[field] = value.array?.compactMap(\.string) ?? [value.string ?? ""]
            }
            self.reasons = reasons
            words = fields.words("message") ?? reasons.values.first?.first
        } else if fields.has("message"), !fields.has("country") {
            form = .plain
            code = nil
            words = fields.words("message")
            reasons = [:]
        } else {
            return nil
        }
    }
}
