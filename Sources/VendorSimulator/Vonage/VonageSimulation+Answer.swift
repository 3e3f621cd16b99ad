import JSON

extension VonageSimulation {
    /// The case that the last two digits of a number choose where magic inputs are on.
    struct Case {
        var status = 0
        var outcome = 0
        var delay: Duration = .zero
        /// How roaming, carriers and validity are written.
        var variant = 0
    }

    static func magicCase(_ digits: String) -> Case {
        switch digits.suffix(2) {
        case "02": Case(outcome: 1)
        case "03": Case(outcome: 2)
        case "43": Case(status: 43, outcome: 1)
        case "44": Case(status: 44, outcome: 1)
        case "45": Case(status: 45, outcome: 1)
        case "90": Case(delay: .seconds(14))
        case "91": Case(delay: .seconds(20))
        case let other: Case(variant: Int(other) ?? 0)
        }
    }

    /// The answer to a question whose checks have passed.
    func answer(_ question: Question, call: VendorCall) -> VendorReply {
        let magic = call.usesMagic ? Self.magicCase(question.digits) : Case()
        let variant = call.usesMagic ? magic.variant : 0
        if variant == 50 {
            return VendorReply(
                .vendorError, Self.refusal(5, "Internal error :: the format of the recipient address is not valid")
            )
        }
        guard var phone = call.world.phone(question.digits) else {
            return VendorReply(
                .invalidInput,
                Self.refusal(3, "Invalid request :: Not valid number format detected [ \(question.digits) ]")
            )
        }
        if variant == 1 { call.world.settle(&phone) }
        let price = Self.price(question, call)
        var refund = Amount.zero
        if question.wantsCallerName, phone.country.iso2 != "US" { refund = price - call.price }
        if magic.outcome == 2 { refund = price }
        var charge: VendorReply.Charge?
        if price > .zero {
            charge = VendorReply.Charge(
                amount: price, refund: refund, lookup: call.lookup("vonage lookup", Self.identity(question))
            )
        }
        let body = VonageBody(
            question: question, phone: phone, magic: magic, variant: variant, price: price, refund: refund,
            balance: call.balance - price + refund, place: place(question, phone, call), call: call
        )
        return VendorReply(.answered, .object(body.write), charge: charge, delay: magic.delay)
    }

    private static func identity(_ question: Question) -> String {
        "\(question.endpoint.rawValue) \(question.digits) \(question.ip ?? "") \(question.wantsCallerName)"
    }

    /// The country and city of the address, `nil` where no `ip` object is given.
    private func place(
        _ question: Question, _ phone: SimulatedPhone, _ call: VendorCall
    ) -> (country: String, city: String)? {
        guard question.endpoint == .advanced, ipMode == .simulated, let text = question.ip,
            let ip = SimulatedIP(text)
        else { return nil }
        if call.usesMagic, let network = ip.documentationNetwork {
            switch network {
            case .first:
                return (phone.country.iso2, call.world.tables.places(of: phone.country).first?.city ?? "")
            case .second: return ("KR", "")
            case .third: return nil
            }
        }
        guard ip.isPublic else { return nil }
        let place = call.world.origin(of: ip).place
        return (place.country.iso2, place.city)
    }
}
