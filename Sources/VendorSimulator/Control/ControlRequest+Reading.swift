import JSON

extension ControlRequest {
    static func vendor(_ body: JSONObject) throws(Refused) -> SimulatedVendor {
        guard let vendor = body["vendor"]?.string.flatMap({ SimulatedVendor(rawValue: $0) }) else {
            let names = SimulatedVendor.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refused(message: "\"vendor\" is wanted: one of \(names)")
        }
        return vendor
    }

    static func delay(_ body: JSONObject) throws(Refused) -> SimulatedDelay {
        func duration(_ name: String) -> Duration? {
            body[name]?.integer.map { .milliseconds(min(max($0, 0), 120_000)) }
        }
        if let fixed = duration("milliseconds") { return fixed > .zero ? .fixed(fixed) : .none }
        if let from = duration("from_ms"), let to = duration("to_ms") { return .uniform(from, to) }
        if let median = duration("median_ms"), let p99 = duration("p99_ms") {
            return .logNormal(median: median, p99: p99)
        }
        throw Refused(
            message: "\"milliseconds\" is wanted, or \"from_ms\" with \"to_ms\", or \"median_ms\" with \"p99_ms\""
        )
    }

    static func rule(_ body: JSONObject) throws(Refused) -> FaultRule {
        guard let kind = body["kind"]?.string.flatMap({ Fault.Kind(rawValue: $0) }) else {
            let names = Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refused(message: "\"kind\" is wanted: one of \(names)")
        }
        let fault = Fault(
            kind, milliseconds: body["milliseconds"]?.integer ?? 1000, status: body["status"]?.integer,
            billed: body["billed"]?.bool ?? true
        )
        let probability = body["probability"]?.numberText.flatMap { Double($0) }
        return FaultRule(
            fault, vendor: body["vendor"] == nil ? nil : try vendor(body), nth: body["nth"]?.integer,
            probability: probability, input: body["input"]?.string, times: body["times"]?.integer
        )
    }

    static func journal(_ core: SimulatorCore) -> JSONValue {
        [
            "dropped": JSONValue(core.journal.dropped),
            "violations": .array(
                core.journal.findings.map { finding in
                    [
                        "sequence": JSONValue(finding.sequence),
                        "vendor": finding.vendor.map { .string($0.rawValue) } ?? .null,
                        "violation": .string(finding.violation.description),
                    ]
                }
            ),
            "entries": .array(core.journal.entries.map(\.json)),
        ]
    }

    static func counters(_ core: SimulatorCore) -> JSONValue {
        var vendors = JSONObject()
        for vendor in SimulatedVendor.allCases {
            let counters = core.counters[vendor.index]
            var verdicts = JSONObject()
            for verdict in Verdict.allCases {
                if let count = counters.verdicts[verdict] { verdicts[verdict.rawValue] = JSONValue(count) }
            }
            vendors[vendor.rawValue] = [
                "calls": JSONValue(counters.calls), "answered": JSONValue(counters.answered),
                "billed": JSONValue(counters.billed), "billed_amount": .string(counters.billedAmount.description),
                "refunded": JSONValue(counters.refunded),
                "refunded_amount": .string(counters.refundedAmount.description),
                "duplicates": JSONValue(counters.duplicates), "faults": JSONValue(counters.faults),
                "violations": JSONValue(counters.violations), "verdicts": .object(verdicts),
                "in_flight": JSONValue(counters.inFlight), "peak_in_flight": JSONValue(counters.peakInFlight),
                "balance": .string(counters.balance.description),
            ]
        }
        return .object(vendors)
    }
}
