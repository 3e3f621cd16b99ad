import JSON
import SignupRisk

extension EkoAnswer {
    /// What the vendor objects to.
    enum Objection {
        /// The address.
        case input
        /// Something that we send beside it, or do not send.
        case request
    }

    private var words: String { message ?? "" }

    /// The vendor's words for the parameters it refuses: its text calls them `invalid_parameters`, its example `invalid_params`.
    private var invalidParameters: JSONObject? {
        fields.object["invalid_params"]?.object ?? fields.object["invalid_parameters"]?.object
    }

    /// What is wrong with the account, by the vendor's table of status codes and by its texts; `nil` where nothing is.
    var accountProblem: (VendorFailure.AccountProblem, String)? {
        switch fields.integer("status") {
        case 319: return (.configuration, "the vendor does not know the initiator_id")
        case 346: return (.configuration, "the vendor does not know the user_code")
        case 347: return (.balance, "the account has no money left")
        case 460: return (.configuration, "the account may not call over this channel")
        case 463: return (.configuration, "the vendor does not know the user")
        case 945: return (.quota, "the account's limit for this month is used up")
        case 1297: return (.entitlement, "the agent is not onboarded")
        default: break
        }
        if words.says("insufficient balance") { return (.balance, "the account has no money left") }
        if words.says("not allowed") { return (.entitlement, "the account may not use this product") }
        if words.says("production key") { return (.credentials, "the key belongs to the other environment") }
        if words.says("no mapping rule matched") { return (.configuration, "the vendor knows no such service") }
        return nil
    }

    /// What the vendor objects to in the request; `nil` where its refusal has another reason.
    var objection: Objection? {
        if let parameters = invalidParameters {
            return parameters["ip_address"] != nil ? .input : .request
        }
        if words.says("ip_address is required") || words.says("no key for response") { return .request }
        if words.says("invalid ip") || words.says("valid ip address") || words.says("unable to find ip") {
            return .input
        }
        return fields.integer("status") == 461 ? .request : nil
    }

    /// Whether another call of ours is still under way.
    var isWaiting: Bool { fields.integer("response_status_id") == -2 }

    /// Whether the vendor says that it will pass.
    var isPassing: Bool { fields.integer("status") == 544 || words.says("something went wrong") }
}
