import JSON
import SignupRisk

/// The members of an object in a vendor's answer, read leniently: a field of the wrong kind is an unknown one, never an error.
struct LenientFields: Sendable {
    let object: JSONObject

    init(_ object: JSONObject?) { self.object = object ?? JSONObject() }

    /// Whether the field is there at all, be it `null`.
    func has(_ name: String) -> Bool { object[name] != nil }

    func text(_ name: String) -> String? { object[name]?.lenientText }
    /// What the vendor says in words, which may well contain those that stand for absence elsewhere.
    func words(_ name: String) -> String? {
        guard let words = object[name]?.string?.trimmed, !words.isEmpty else { return nil }
        return words
    }

    func flag(_ name: String) -> Bool? { object[name]?.lenientFlag }
    func integer(_ name: String) -> Int? { object[name]?.lenientInteger }
    func decimal(_ name: String) -> Double? { object[name]?.lenientDecimal }

    /// The members of an object; none where the field is text, `null`, an array or absent.
    func fields(_ name: String) -> LenientFields { LenientFields(object[name]?.object) }

    /// An integer of 0 to 100.
    func score(_ name: String) -> Int? { integer(name).flatMap { (0...100).contains($0) ? $0 : nil } }

    /// A number within bounds, such as degrees of latitude.
    func decimal(_ name: String, in bounds: ClosedRange<Double>) -> Double? {
        decimal(name).flatMap { bounds.contains($0) ? $0 : nil }
    }

    /// A decimal amount of money, exactly as it is written.
    func money(_ name: String, _ currency: String) -> Money? { text(name).flatMap { Money($0, currency: currency) } }

    /// A country code, in ISO 3166-1 alpha-2.
    func country(_ name: String) -> String? { text(name).flatMap { Country.normalized($0) } }

    /// The field's value among the words an enumeration knows, compared without regard to case.
    func word<Value>(_ name: String, _ words: [String: Value]) -> Value? {
        text(name).flatMap { words[$0.lowercased()] }
    }
}
