/// Makes an assessment of what the checks brought: merges the evidence, then scores it.
package struct Assessor: Sendable {
    let rules: RuleSet
    let shadow: RuleSet?
    /// Checks of which one vendor's answer is all that is wanted.
    private let failover: Set<CheckKind>
    private let capabilities: SignalCapabilities

    /// - Parameters:
    ///   - rules: the rules that decide.
    ///   - shadow: further rules, scored on the same evidence and reported beside.
    ///   - failover: the checks whose strategy is `failover`: once a vendor has answered, the others' answers are not missed.
    ///   - capabilities: what each vendor's answer can say, for `score_range`.
    package init(
        rules: RuleSet, shadow: RuleSet? = nil, failover: Set<CheckKind> = [],
        capabilities: SignalCapabilities = .standard
    ) {
        self.rules = rules
        self.shadow = shadow
        self.failover = failover
        self.capabilities = capabilities
    }

    /// Assesses a signup.
    ///
    /// - Parameters:
    ///   - subject: the normalised signup.
    ///   - checks: one entry for each vendor that was to be asked, in the order of the configuration.
    ///   - offline: what the operator's own database says of the IP address.
    package func assess(
        _ subject: LookupSubject, checks: [CheckResult], offline: IPEvidence? = nil
    ) -> Assessment {
        var answers: [VendorAnswer] = []
        answers.reserveCapacity(checks.count)
        for index in checks.indices { if let answer = checks[index].answer { answers.append(answer) } }
        var evidence = EvidenceMerger.merge(subject, answers, offline: offline)
        evidence.phoneCheckStatus = Self.bestStatus(.phone, checks)
        evidence.ipCheckStatus = Self.bestStatus(.ip, checks)
        let missing = missingAnswers(checks)
        evidence.unansweredChecks = missing.count
        let open = openSignals(subject, evidence, missing: missing, checks)
        return Assessment(
            status: missing.isEmpty
                ? .complete : checks.contains(where: \.status.isAnswered) ? .partial : .unavailable,
            verdict: rules.verdict(on: evidence, open: open), shadow: shadow?.verdict(on: evidence, open: open),
            evidence: consume evidence)
    }

    /// The checks whose answer was wanted and did not come.
    private func missingAnswers(_ checks: [CheckResult]) -> [CheckResult] {
        for index in checks.indices where checks[index].status.isMissingAnswer {
            return checks.filter { $0.status.isMissingAnswer && !isSpared($0, checks) }
        }
        return []
    }

    /// Whether the check's missing answer is no loss, because another vendor has given the one that was wanted.
    private func isSpared(_ result: CheckResult, _ checks: [CheckResult]) -> Bool {
        failover.contains(result.check)
            && checks.contains { $0.check == result.check && $0.status.isAnswered }
    }

    private func openSignals(
        _ subject: LookupSubject, _ evidence: MergedEvidence, missing: [CheckResult], _ checks: [CheckResult]
    ) -> OpenSignals {
        var settable = SignalSet()
        for result in missing {
            settable.formUnion(capabilities.signals(of: result.vendor))
            settable.insert(.unansweredChecks)
            settable.insert(result.check.statusSignal)
        }
        for index in checks.indices {
            guard let answer = checks[index].answer, !answer.missing.isEmpty else { continue }
            settable.formUnion(Self.signals(named: answer.missing))
            settable.insert(checks[index].check.statusSignal)
        }
        guard !settable.isEmpty else { return .none }
        // It takes two to disagree.
        if missing.count + checks.count(where: { $0.answer != nil }) > 1 { settable.insert(.conflictCount) }
        return OpenSignals(settable: settable, evidence: evidence, subject: subject)
    }

    /// The signals of those names; the name of a section stands for all of it.
    private static func signals(named names: [String]) -> SignalSet {
        var signals = SignalSet()
        for name in names {
            if let signal = Signal(name: name) {
                signals.insert(signal)
            } else {
                signals.formUnion(SignalSet(named: name + "."))
            }
        }
        // One member of a vendor's answer that fills two signals is named by one of them.
        if signals.contains(.ipProxyType) { signals.insert(.ipIsProxy) }
        if signals.contains(.phoneRoaming) { signals.insert(.phoneRoamingCountry) }
        return signals.intersection(SignalCapabilities.everything)
    }

    /// How the check went at its best, from an answer in full down to none.
    private static func bestStatus(_ check: CheckKind, _ checks: [CheckResult]) -> CheckStatus? {
        var best: CheckStatus?
        for index in checks.indices where checks[index].check == check {
            let status = checks[index].status
            if best.map({ status.rank < $0.rank }) ?? true { best = status }
        }
        return best
    }
}

extension CheckKind {
    /// The signal that says how the check went.
    var statusSignal: Signal {
        switch self {
        case .phone: .phoneCheckStatus
        case .ip: .ipCheckStatus
        }
    }
}

extension CheckStatus {
    /// The order in which statuses stand for a check of several vendors: the more is known of the input, the earlier.
    var rank: Int {
        switch self {
        case .ok: 0
        case .partial: 1
        case .invalidInput: 2
        case .missingInput: 3
        case .unsupportedInput: 4
        case .skipped: 5
        default: 6
        }
    }
}
