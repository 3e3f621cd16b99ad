/// What configuration gives the IPQualityScore adapter.
package struct IPQualityScoreSettings: Sendable {
    package var baseURL: BaseURL
    /// The name of the custom integration, a part of the path.
    package var integration: String
    /// The domain that requested the integration, which serves as its key.
    package var key: Secret
    /// The 128 characters the vendor gave for this user. It changes whenever it is refreshed.
    package var secret: Secret
    /// 0 to 2; a stricter check has more false positives.
    package var strictness: Int
    /// Reads the secret anew, for when the vendor refuses the one at hand; `nil` where it cannot be read.
    package var reloadSecret: @Sendable () -> Secret?

    package init(
        baseURL: BaseURL, integration: String, key: Secret, secret: Secret, strictness: Int = 0,
        reloadSecret: @escaping @Sendable () -> Secret? = { nil }
    ) {
        self.baseURL = baseURL
        self.integration = integration
        self.key = key
        self.secret = secret
        self.strictness = strictness
        self.reloadSecret = reloadSecret
    }
}
