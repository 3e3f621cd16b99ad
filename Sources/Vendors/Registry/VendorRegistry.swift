package import SignupRisk

/// The vendors this product knows. A further vendor is its own folder and one line here.
package enum VendorRegistry {
    package static let all: [VendorRegistration] = [
        .vonage,
        .ipQualityScore,
        .provero,
        .eko,
    ]

    /// The vendor of that name; `nil` where none is known.
    package static func registration(named name: VendorName) -> VendorRegistration? {
        all.first { $0.name == name }
    }
}
