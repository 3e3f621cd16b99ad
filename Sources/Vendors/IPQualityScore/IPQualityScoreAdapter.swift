package import SignupRisk
import Synchronization

/// IPQualityScore's phone check for custom integrations: `POST /webhooks/{integration}/json/phone_check`.
///
/// The vendor does not say which method it wants; a form keeps key, secret and number out of every URL. Source: the vendor's
/// page "Custom Integrations - Making Phone Validity Checks", and its public description of the standard API.
package final class IPQualityScoreAdapter: VendorAdapter {
    package let name = VendorName.ipQualityScore
    package let check = CheckKind.phone

    private let settings: IPQualityScoreSettings
    private let address: String
    /// What of the settings changes the answer.
    private let options: String
    private let secret: Mutex<RotatingSecret>

    package init(_ settings: IPQualityScoreSettings) {
        self.settings = settings
        address = "\(settings.baseURL)/webhooks/\(PercentEncoding.encode(settings.integration))/json/phone_check"
        options = "strictness=\(settings.strictness)"
        secret = Mutex(RotatingSecret(settings.secret))
    }

    /// The number goes with its own country, which the vendor then prefers; the stated one only stands in where the number
    /// belongs to no country.
    package func plan(_ subject: LookupSubject) -> VendorPlan {
        switch PhonePlan(subject.phone) {
        case .refuse(let status, let message): .refuse(status, message: message)
        case .ask(let number):
            .ask(
                VendorQuery(
                    phone: String(number.digits), country: number.region ?? subject.country,
                    options: options))
        }
    }

    package func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest {
        var fields = [
            (name: "key", value: settings.key.revealed),
            (name: "secret", value: secret.withLock { $0.current }.revealed),
            (name: "phone", value: query.phone ?? ""),
            (name: "strictness", value: String(settings.strictness)),
        ]
        if let country = query.country { fields.append(("country[]", country)) }
        return VendorRequest(
            method: .post, url: address, headers: VendorHeaders.common + [VendorHeaders.form],
            body: PercentEncoding.form(fields))
    }

    package func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome {
        let redactor = Redactor(query: query, secrets: [settings.key, secret.withLock { $0.current }])
        let reading = VendorReading(response, from: name, redactor: redactor, now: now)
        let outcome = Self.classify(reading, query: query, attempt: attempt)
        guard case .failure(let failure) = outcome, failure.kind == .account(.credentials), !attempt.isRepeat,
            renewSecret(after: attempt, now: now)
        else { return outcome }
        return .askAgain(query, because: failure)
    }

    /// Reads the secret anew, for it may have been rotated; whether there is now another than the attempt was made with.
    private func renewSecret(after attempt: VendorAttempt, now: Int64) -> Bool {
        if secret.withLock({ $0.changed(since: attempt) }) { return true }
        guard let read = settings.reloadSecret(), !read.isEmpty else { return false }
        return secret.withLock { $0.replace(with: read, at: now) }
    }
}

/// The current secret, and since when it is.
private struct RotatingSecret: Sendable {
    private(set) var current: Secret
    /// Milliseconds since 1970 UTC; `nil` for the secret of the start.
    private var since: Int64?

    init(_ secret: Secret) { current = secret }

    /// Whether the attempt was made with an earlier secret.
    func changed(since attempt: VendorAttempt) -> Bool { since.map { $0 > attempt.now } ?? false }

    /// - Returns: whether `secret` is another one.
    mutating func replace(with secret: Secret, at now: Int64) -> Bool {
        guard secret != current else { return false }
        current = secret
        since = now
        return true
    }
}
