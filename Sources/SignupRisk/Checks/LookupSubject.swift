/// What of a signup may be told to a vendor: normalised, so that one input always looks the same.
package struct LookupSubject: Sendable, Hashable {
    package let phone: PhoneInput
    package let ip: IPInput
    /// The stated country, ISO 3166-1 alpha-2 in upper case.
    package let country: String?
    /// The stated address, white space trimmed; never empty.
    package let address: String?

    package init(phone: PhoneInput, ip: IPInput, country: String? = nil, address: String? = nil) {
        self.phone = phone
        self.ip = ip
        self.country = country
        self.address = address
    }
}
