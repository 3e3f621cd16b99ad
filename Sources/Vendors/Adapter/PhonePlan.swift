import SignupRisk

/// Whether a signup's phone number is worth a paid call.
enum PhonePlan {
    case ask(PhoneNumber)
    case refuse(CheckStatus, String)

    init(_ input: PhoneInput) {
        switch input {
        case .number(let number): self = .ask(number)
        case .missing: self = .refuse(.missingInput, "the signup has no phone number")
        case .impossible: self = .refuse(.invalidInput, "no country has phone numbers of that length")
        case .unreadable(let problem): self = .refuse(.invalidInput, Self.sentence(problem))
        }
    }

    private static func sentence(_ problem: PhoneInput.Problem) -> String {
        switch problem {
        case .noDigits: "the phone number has no digits"
        case .countryNeeded: "the phone number is a local one, and its country is not known"
        case .invalidCountryCode: "the phone number begins with no country's code"
        case .tooShort: "the phone number is too short"
        case .tooLong: "the phone number is too long"
        }
    }
}

/// Whether a signup's IP address is worth a paid call.
enum IPPlan {
    case ask(IPAddress)
    case refuse(CheckStatus, String)

    init(_ input: IPInput) {
        switch input {
        case .address(let address): self = .ask(address)
        case .missing: self = .refuse(.missingInput, "the signup has no IP address")
        case .unreadable: self = .refuse(.invalidInput, "the text is no IP address")
        case .reserved(_, let range):
            self = .refuse(.unsupportedInput, "the IP address is not of the public internet (\(range.name))")
        }
    }
}
