import Lookups
import SignupRisk
import Testing

@Suite("Settings")
struct VendorSettingsTests {
    @Test("every vendor's defaults make sense", arguments: ["vonage", "ipqualityscore", "provero", "eko", "a fifth"])
    func defaults(name: String) {
        let settings = VendorSettings.defaults(for: VendorName(rawValue: name))
        // A call that cannot end within an event's 20 s would never serve the event it is made for.
        #expect(settings.timeout < .seconds(20))
        #expect(settings.maxAttempts >= 1)
        #expect(settings.negativeCacheTtl <= settings.cacheTtl)
        #expect(settings.partialCacheTtl <= settings.cacheTtl)
        #expect(settings.price.map { $0.currency == settings.currency } ?? true)
    }

    @Test("Vonage is given longer than the fifteen seconds it may take")
    func vonage() {
        #expect(VendorSettings.vonage.timeout > .seconds(15))
    }
}
