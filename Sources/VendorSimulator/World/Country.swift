/// A country of the simulated world.
struct Country: Sendable, Hashable {
    let iso2: String
    let iso3: String
    /// In English, as geolocation services write it.
    let name: String
    /// ITU-T E.164, without plus sign.
    let callingCode: String
    /// What is dialled before a national number inside the country; may be empty.
    let trunkPrefix: String
    /// The usual number of digits of a national number, without trunk prefix.
    let nationalLength: Int
    /// Leading digits of mobile numbers; empty where the plan does not tell them.
    let mobilePrefixes: [String]
    /// The regional internet registry's letter, see ``CountryTable``.
    let registry: UInt8
    /// Share of the registry's addresses.
    let weight: Int
    let timeZone: String

    /// The name in documents that write the United States in full.
    var formalName: String { iso2 == "US" ? "United States of America" : name }
}

/// A place an address or an area code stands for.
struct Place: Sendable, Hashable {
    let country: Country
    let region: String
    /// Empty where only the country is known.
    let city: String
    let zip: String
    /// Decimal degrees, as text, so that they come out as they went in.
    let latitude: String
    let longitude: String
    /// 0 to 100.
    let risk: Int
}

/// A network operator.
struct Carrier: Sendable, Hashable {
    enum Kind: Sendable { case mobile, fixed, virtual }

    let code: String
    let name: String
    let kind: Kind
}
