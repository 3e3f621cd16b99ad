import Testing

@testable import VendorSimulator

@Suite("Amounts")
struct AmountTests {
    @Test(
        "are read and written exactly",
        arguments: [
            ("0", "0"), ("0.0060000000", "0.006"), ("12.50", "12.5"), ("-3.25", "-3.25"), ("007", "7"),
            ("922337203", "922337203"), ("0.0000000001", "0.0000000001"),
        ]
    )
    func exact(text: String, shortest: String) { #expect(Amount(text)?.description == shortest) }

    @Test(
        "are nothing else",
        arguments: ["", "-", ".", "1.", ".5", "1e3", "1.00000000001", "99999999999", "+1", "1,5", "٣"])
    func refused(text: String) { #expect(Amount(text) == nil) }

    @Test("keep as many decimals as asked for")
    func decimals() {
        let amount = Amount("1.23456789")
        #expect(amount?.description(decimals: 8) == "1.23456789")
        #expect(amount?.description(decimals: 10) == "1.2345678900")
        #expect(amount?.description(decimals: 2) == "1.23")
        #expect(amount?.description(decimals: 0) == "1")
        #expect(amount?.description(decimals: 99) == "1.2345678900")
    }

    @Test("add and subtract, and stop at the largest instead of overflowing")
    func arithmetic() {
        #expect(Amount(2) - Amount("0.5").unsafelyOrZero == Amount("1.5"))
        let largest = Amount(units: .max)
        let smallest = Amount(units: .min)
        #expect(largest + Amount(1) == largest)
        #expect(smallest - Amount(1) == smallest)
        #expect(smallest + smallest == smallest)
        #expect(largest - smallest == largest)
        #expect(Amount(.max) == largest)
        #expect(smallest.description == "-922337203.6854775808")
    }
}

extension Amount? {
    fileprivate var unsafelyOrZero: Amount { self ?? .zero }
}
