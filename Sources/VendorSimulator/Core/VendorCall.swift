/// What a simulated vendor is told about a call, and what it notes down about it.
struct VendorCall: Sendable {
    /// Milliseconds since 1970 UTC by the simulated clock.
    let now: Int64
    let switches: SimulatorSwitches
    let world: SimulatedWorld
    let price: Amount
    let balance: Amount

    /// The number's digits or the address that was asked about, for faults that single out an input.
    var input = ""
    private(set) var violations: [Violation] = []
    private(set) var notes: [String] = []

    init(now: Int64, switches: SimulatorSwitches, world: SimulatedWorld, price: Amount, balance: Amount) {
        self.now = now
        self.switches = switches
        self.world = world
        self.price = price
        self.balance = balance
    }

    /// Whether requests are held to what the vendor would not report.
    var isStrict: Bool { switches.contains(.journal) }
    var usesMagic: Bool { switches.contains(.magic) }

    mutating func violation(_ kind: Violation.Kind, _ detail: String = "") {
        if isStrict { violations.append(Violation(kind, detail)) }
    }

    mutating func note(_ text: String) { if isStrict { notes.append(text) } }

    /// Identifies a lookup of one vendor.
    func lookup(_ purpose: StaticString, _ question: String) -> UInt64 { world.hash.value(purpose, question.utf8) }

    /// A UUID that the same question gets again only at the same moment.
    func uuid(_ purpose: StaticString, _ question: String) -> String {
        let high = world.hash.value(purpose, question.utf8)
        let low = world.hash.value("uuid", high, UInt64(bitPattern: now))
        let bytes = (high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
        let text = Self.hexadecimal(bytes.0) + Self.hexadecimal(bytes.1)
        var parts: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
