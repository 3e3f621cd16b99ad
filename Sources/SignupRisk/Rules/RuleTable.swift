/// The conditions of all rules, each once and by signal, so that a signal's value is looked at once for all of them.
struct RuleTable: Sendable {
    private struct Group {
        let signal: Signal
        /// Its conditions among all.
        let conditions: Range<Int>
    }

    private var groups: [Group] = []
    private var conditions: [RuleCondition] = []
    /// The conditions each rule has besides its sets, as places in `needs`.
    private var needed: [Range<Int>] = []
    private var needs: [Int] = []

    init(_ rules: [Rule]) {
        for signal in Signal.allCases {
            let start = conditions.count
            for condition in rules.flatMap(\.others) where condition.signal == signal {
                if !conditions[start...].contains(condition) { conditions.append(condition) }
            }
            if conditions.count > start { groups.append(Group(signal: signal, conditions: start..<conditions.count)) }
        }
        for rule in rules {
            let start = needs.count
            needs += rule.others.compactMap { conditions.firstIndex(of: $0) }
            needed.append(start..<needs.count)
        }
    }

    /// Calls `body` with each rule whose conditions hold, by its place, in order.
    @inline(__always)
    func forEachHolding(in rules: [Rule], _ evidence: borrowing MergedEvidence, _ body: (Int) -> Void) {
        let (known, flags) = (evidence.known, evidence.trueSignals)
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: conditions.count) { isMet in
            isMet.initialize(repeating: false)
            for index in groups.indices where known.contains(groups[index].signal) {
                let value = evidence.value(of: groups[index].signal)
                for place in groups[index].conditions { isMet[place] = conditions[place].holds(for: value) }
            }
            for index in rules.indices where rules[index].mayHold(known: known, flags: flags) {
                if needed[index].allSatisfy({ isMet[needs[$0]] }) { body(index) }
            }
        }
    }
}
