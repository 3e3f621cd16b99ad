/// Makes one value of each signal out of what the vendors and the offline sources say.
///
/// Vendors come first, in the order of the checks. Where two of them disagree the riskier answer counts and the disagreement
/// is recorded; each signal's order of risk stands beside it. The numbering plans and the offline database only speak where
/// no vendor did, and never conflict with one.
struct EvidenceMerger {
    /// A value and who gave it.
    struct Pick<Value: Sendable>: Sendable {
        let value: Value
        let vendor: VendorName
    }

    let answers: [VendorAnswer]
    private(set) var conflicts: [EvidenceConflict] = []

    init(_ answers: [VendorAnswer]) { self.answers = answers }

    static func merge(
        _ subject: LookupSubject, _ answers: [VendorAnswer], offline: IPEvidence?
    ) -> MergedEvidence {
        var merger = EvidenceMerger(answers)
        var merged = MergedEvidence()
        let offline = subject.ip.parsed == nil ? nil : offline
        let roaming = subject.phone.parsed == nil ? .unknown : merger.roaming()
        let countries = merger.countries(subject, roaming: roaming, offline: offline)
        merged.phone = merger.phone(subject.phone, roaming: roaming, country: countries.phone)
        merged.ip = merger.ip(subject.ip, country: countries.ip, offline: offline)
        merged.match = merger.match(countries, hasAddress: subject.address != nil)
        merged.conflicts = merger.conflicts
        if merged.conflicts.count > 1 { merged.conflicts.sort { $0.signal.rawValue < $1.signal.rawValue } }
        return merged
    }

    /// The answer that is the only one to speak of a part of the signup; `nil` where there are more, or none.
    @inline(__always)
    func sole(_ speaks: (VendorAnswer) -> Bool) -> VendorAnswer? {
        var sole: VendorAnswer?
        for index in answers.indices where speaks(answers[index]) {
            if sole != nil { return nil }
            sole = answers[index]
        }
        return sole
    }

    /// The value that counts among those the vendors give.
    ///
    /// - Parameters:
    ///   - signal: under whose name a disagreement is recorded.
    ///   - agrees: whether two values say the same.
    ///   - isRiskier: whether the first value is riskier than the second; of equally risky ones the first vendor's counts.
    ///   - show: the value as a conflict shows it.
    ///   - read: the value in an answer.
    @inline(__always)
    mutating func pick<Value: Sendable>(
        _ signal: Signal, agrees: (Value, Value) -> Bool, isRiskier: (Value, Value) -> Bool,
        show: (Value) -> SignalValue, _ read: (VendorAnswer) -> Value?
    ) -> Pick<Value>? {
        var chosen: Pick<Value>?
        var isDisputed = false
        for answer in answers {
            guard let value = read(answer) else { continue }
            guard let best = chosen else {
                chosen = Pick(value: value, vendor: answer.vendor)
                continue
            }
            if agrees(best.value, value) { continue }
            isDisputed = true
            if isRiskier(value, best.value) { chosen = Pick(value: value, vendor: answer.vendor) }
        }
        if isDisputed, let chosen {
            let claims = answers.compactMap { answer in
                read(answer).map { EvidenceConflict.Claim(vendor: answer.vendor, value: show($0)) }
            }
            conflicts.append(EvidenceConflict(signal: signal, claims: claims, chosen: chosen.vendor))
        }
        return chosen
    }

    /// A truth value, of which `riskier` is the riskier one.
    @inline(__always)
    mutating func flag(
        _ signal: Signal, riskier: Bool, _ read: (VendorAnswer) -> Bool?
    ) -> Pick<Bool>? {
        pick(
            signal, agrees: ==, isRiskier: { new, old in new == riskier && old != riskier },
            show: SignalValue.boolean, read)
    }

    /// A whole number, the higher the riskier.
    @inline(__always)
    mutating func score(_ signal: Signal, _ read: (VendorAnswer) -> Int?) -> Pick<Int>? {
        pick(signal, agrees: ==, isRiskier: >, show: SignalValue.integer, read)
    }

    /// A text, of which none is riskier than another; spellings that differ in case only agree.
    @inline(__always)
    mutating func text(_ signal: Signal, _ read: (VendorAnswer) -> String?) -> Pick<String>? {
        pick(
            signal, agrees: { $0 == $1 || $0.lowercased() == $1.lowercased() }, isRiskier: { _, _ in false },
            show: SignalValue.text, read)
    }

    /// Records that vendors disagree on a country.
    mutating func record(_ signal: Signal, _ claims: [Pick<String>], chosen: VendorName) {
        conflicts.append(
            EvidenceConflict(
                signal: signal, claims: claims.map { .init(vendor: $0.vendor, value: .text($0.value)) }, chosen: chosen)
        )
    }
}

extension EvidenceSources {
    /// Notes who gave a value, and hands the value on.
    @inline(__always)
    mutating func note<Value: Sendable>(_ signal: Signal, _ pick: EvidenceMerger.Pick<Value>?) -> Value? {
        guard let pick else { return nil }
        note(signal, from: pick.vendor.rawValue)
        return pick.value
    }

    /// The same, with what an offline source says where no vendor says anything.
    @inline(__always)
    mutating func note<Value: Sendable>(
        _ signal: Signal, _ pick: EvidenceMerger.Pick<Value>?, else fallback: Value?, from source: String
    ) -> Value? {
        if let value = note(signal, pick) { return value }
        guard let fallback else { return nil }
        note(signal, from: source)
        return fallback
    }
}
