/// Header fields that every request of ours carries.
enum VendorHeaders {
    /// JSON is the only form we read; without `Accept` Provero answers errors with a login page.
    static let common: [(name: String, value: String)] = [
        ("accept", "application/json"), ("user-agent", "signup-risk"),
    ]
    static let json = (name: "content-type", value: "application/json")
    static let form = (name: "content-type", value: "application/x-www-form-urlencoded")
}
