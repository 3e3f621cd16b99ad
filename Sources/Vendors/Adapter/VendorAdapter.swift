package import SignupRisk

/// What one vendor's folder provides: how to ask it, and how to read what it says. No I/O; the clock's reading is handed in.
///
/// A fifth vendor is a folder with a type of this kind and one line in `VendorRegistry`.
package protocol VendorAdapter: Sendable {
    /// The vendor's name in configuration, events and metrics.
    var name: VendorName { get }
    /// The check it serves.
    var check: CheckKind { get }

    /// What to ask about a subject, or why nothing is asked.
    func plan(_ subject: LookupSubject) -> VendorPlan

    /// The HTTP request for one attempt, made anew for each (signatures are of their moment).
    func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest

    /// What an answer means.
    ///
    /// - Parameter now: when the answer arrived, in milliseconds since 1970 UTC.
    func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome
}

/// Whether a vendor is asked about a subject.
package enum VendorPlan: Sendable, Hashable {
    case ask(VendorQuery)
    /// Nothing is sent: the input is missing, unreadable, or of a kind the vendor does not take. `message` says why, without
    /// repeating the input.
    case refuse(CheckStatus, message: String)
}

/// Everything that decides a vendor's answer, normalised. Equal queries are one lookup.
package struct VendorQuery: Sendable, Hashable {
    /// Digits of the E.164 form without plus sign.
    package var phone: String?
    package var ip: IPAddress?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var address: String?
    /// What else of the configuration changes the answer (strictness, caller name), as `name=value` pairs.
    package var options: String

    package init(
        phone: String? = nil, ip: IPAddress? = nil, country: String? = nil, address: String? = nil, options: String = ""
    ) {
        self.phone = phone
        self.ip = ip
        self.country = country
        self.address = address
        self.options = options
    }

    /// Leaves out the options, which all queries of one vendor share: a query is looked up several times on its way. All the rest
    /// has to be in it, since the cache keeps one answer for a hash.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(phone)
        hasher.combine(ip)
        hasher.combine(country)
        hasher.combine(address)
    }
}

/// One call within a lookup.
package struct VendorAttempt: Sendable, Hashable {
    /// 1 for the first call.
    package let number: Int
    /// Whether this call was asked for by the adapter itself (`VendorOutcome.askAgain`), which it may do once per lookup.
    package let isRepeat: Bool
    /// When it is made, in milliseconds since 1970 UTC.
    package let now: Int64
    /// Unique for every call, at most 20 characters, of letters, digits and `-`.
    package let reference: String

    package init(number: Int, isRepeat: Bool, now: Int64, reference: String) {
        self.number = number
        self.isRepeat = isRepeat
        self.now = now
        self.reference = reference
    }
}

/// What an answer means for the lookup.
package enum VendorOutcome: Sendable, Hashable {
    /// `ok`, `partial` or `invalid_input`: final, and worth keeping.
    case answer(VendorAnswer)
    case failure(VendorFailure)
    /// The same lookup is worth one more call at once, asked in this form: re-signed with a corrected clock, without the
    /// address the vendor could not place, with a secret read anew. Never answered with `askAgain` again.
    case askAgain(VendorQuery, because: VendorFailure)
}
