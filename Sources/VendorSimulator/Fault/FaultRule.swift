/// When a fault happens. Every condition that is given has to hold; a rule without conditions always holds.
package struct FaultRule: Sendable, Hashable {
    package var fault: Fault
    /// `nil` for all vendors.
    package var vendor: SimulatedVendor?
    /// Only on the n-th call of the vendor since the rule was set, counted from 1.
    package var nth: Int?
    /// Only on so large a share of the calls, 0 to 1, drawn from the seed.
    package var probability: Double?
    /// Only for this number's digits (E.164, without plus sign) or this address.
    package var input: String?
    /// At most so often.
    package var times: Int?

    package init(
        _ fault: Fault, vendor: SimulatedVendor? = nil, nth: Int? = nil, probability: Double? = nil,
        input: String? = nil, times: Int? = nil
    ) {
        self.fault = fault
        self.vendor = vendor
        self.nth = nth
        self.probability = probability
        self.input = input
        self.times = times
    }
}

/// The rules in force and how often each has been asked and has struck.
struct FaultPlan: Sendable {
    /// Rules beyond this are not taken.
    static let maximumCount = 100

    private struct Entry: Sendable {
        let rule: FaultRule
        var asked = 0
        var struck = 0
    }

    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }
    var rules: [FaultRule] { entries.map(\.rule) }

    /// Adds a rule; `false` where there are too many already.
    mutating func add(_ rule: FaultRule) -> Bool {
        guard entries.count < Self.maximumCount else { return false }
        entries.append(Entry(rule: rule))
        return true
    }

    mutating func removeAll() { entries = [] }

    /// The fault of the first rule that holds for a call.
    ///
    /// - Parameter draw: a random number of this call, for rules with a probability.
    mutating func fault(_ vendor: SimulatedVendor, input: String, draw: (Int) -> UInt64) -> Fault? {
        var found: Fault?
        for index in entries.indices {
            let rule = entries[index].rule
            guard rule.vendor == nil || rule.vendor == vendor else { continue }
            entries[index].asked += 1
            guard found == nil, rule.times.map({ entries[index].struck < $0 }) ?? true,
                rule.nth == nil || rule.nth == entries[index].asked, rule.input == nil || rule.input == input
            else { continue }
            if let probability = rule.probability {
                let share = Double(draw(index) >> 11) / 9_007_199_254_740_992
                guard share < probability else { continue }
            }
            entries[index].struck += 1
            found = rule.fault
        }
        return found
    }
}
