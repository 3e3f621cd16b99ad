// The event's own words as constant fragments: a raw value is a string, which is counted wherever it passes.

/// A word that has a JSON text known when the program is built.
protocol EventWord {
    /// The raw value in quotes.
    var json: StaticString { get }
}

extension CheckKind: EventWord {
    var json: StaticString {
        switch self {
        case .phone: #""phone""#
        case .ip: #""ip""#
        }
    }
}

extension CheckStatus: EventWord {
    var json: StaticString {
        switch self {
        case .ok: #""ok""#
        case .partial: #""partial""#
        case .invalidInput: #""invalid_input""#
        case .unsupportedInput: #""unsupported_input""#
        case .missingInput: #""missing_input""#
        case .skipped: #""skipped""#
        case .throttled: #""throttled""#
        case .timeout: #""timeout""#
        case .unavailable: #""unavailable""#
        case .circuitOpen: #""circuit_open""#
        case .accountBlocked: #""account_blocked""#
        case .malformedResponse: #""malformed_response""#
        case .budgetExceeded: #""budget_exceeded""#
        case .deadlineExceeded: #""deadline_exceeded""#
        }
    }
}

extension AnswerSource: EventWord {
    var json: StaticString {
        switch self {
        case .live: #""live""#
        case .cache: #""cache""#
        case .coalesced: #""coalesced""#
        case .stale: #""stale""#
        case .none: #""none""#
        }
    }
}

extension Assessment.Status: EventWord {
    var json: StaticString {
        switch self {
        case .complete: #""complete""#
        case .partial: #""partial""#
        case .unavailable: #""unavailable""#
        }
    }
}

extension RiskLevel: EventWord {
    var json: StaticString {
        switch self {
        case .low: #""low""#
        case .medium: #""medium""#
        case .high: #""high""#
        case .critical: #""critical""#
        }
    }
}

extension Recommendation: EventWord {
    var json: StaticString {
        switch self {
        case .allow: #""allow""#
        case .review: #""review""#
        case .deny: #""deny""#
        }
    }
}

extension MatchVerdict: EventWord {
    var json: StaticString {
        switch self {
        case .match: #""match""#
        case .mismatch: #""mismatch""#
        }
    }
}

extension LineType: EventWord {
    var json: StaticString {
        switch self {
        case .mobile: #""mobile""#
        case .landline: #""landline""#
        case .fixedLineOrMobile: #""fixed_line_or_mobile""#
        case .satellite: #""satellite""#
        case .tollFree: #""toll_free""#
        case .sharedCost: #""shared_cost""#
        case .personalNumber: #""personal_number""#
        case .uan: #""uan""#
        case .voicemail: #""voicemail""#
        case .pager: #""pager""#
        case .virtual: #""virtual""#
        case .voip: #""voip""#
        case .premiumRate: #""premium_rate""#
        }
    }
}
