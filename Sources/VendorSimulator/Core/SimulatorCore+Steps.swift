import NIOHTTP1

extension SimulatorCore {
    mutating func reply(
        _ vendor: SimulatedVendor, to request: SimulatedRequest, _ call: inout VendorCall
    ) -> VendorReply {
        switch vendor {
        case .vonage: vonage.reply(to: request, call: &call)
        case .ipqualityscore: ipqualityscore.reply(to: request, call: &call)
        case .provero: provero.reply(to: request, call: &call)
        case .eko: eko.reply(to: request, call: &call)
        }
    }

    func throttled(_ vendor: SimulatedVendor, _ call: VendorCall) -> SimulatedResponse {
        switch vendor {
        case .vonage: vonage.throttled(call, retryAfter: 1)
        case .ipqualityscore: ipqualityscore.throttled(call, retryAfter: 1)
        case .provero: provero.throttled(call, retryAfter: 1)
        case .eko: eko.throttled(call, retryAfter: 1)
        }
    }

    mutating func fault(_ vendor: SimulatedVendor, _ call: VendorCall) -> Fault? {
        guard !faults.isEmpty else { return nil }
        let hash = world.hash
        let nth = UInt64(counters[vendor.index].calls)
        // Drawn per vendor and call, so that what the other vendors do changes nothing.
        return faults.fault(vendor, input: call.input) { rule in
            hash.value("fault", nth &* 8 &+ UInt64(vendor.index), UInt64(rule))
        }
    }

    /// Takes the money, and notices a lookup that had been paid before.
    mutating func charge(_ vendor: SimulatedVendor, _ charge: VendorReply.Charge?, _ call: inout VendorCall) {
        guard let charge else { return }
        if call.isStrict, isDuplicate(charge.lookup, now: call.now) {
            call.violation(.duplicatePaidCall)
            count(vendor) { $0.duplicates += 1 }
        }
        count(vendor) { counters in
            counters.billed += 1
            counters.billedAmount = counters.billedAmount + charge.amount
            counters.balance = counters.balance - charge.amount + charge.refund
            if charge.refund > .zero {
                counters.refunded += 1
                counters.refundedAmount = counters.refundedAmount + charge.refund
            }
        }
    }

    /// Compresses an answer for whoever accepts it; Brotli only where it was asked for.
    func encode(_ response: inout SimulatedResponse, _ request: SimulatedRequest) {
        guard response.contentType == "application/json",
            !response.headers.contains(where: { $0.name == "Content-Encoding" })
        else { return }
        if Self.vendor(request.path) == .ipqualityscore, request.header("accept-encoding", names: "br") {
            response.body = StoredCompression.brotli(response.body)
            response.headers.append(("Content-Encoding", "br"))
        } else if switches.contains(.gzip), request.header("accept-encoding", names: "gzip") {
            response.body = StoredCompression.gzip(response.body)
            response.headers.append(("Content-Encoding", "gzip"))
        }
    }

    static func delivery(_ fault: Fault?) -> Exchange.Delivery {
        guard let fault else { return .whole }
        switch fault.kind {
        case .refuse: return .refuse(milliseconds: fault.milliseconds)
        case .resetBeforeHeaders: return .resetBeforeHeaders
        case .resetMidBody: return .resetMidBody
        case .contentLengthTooLong: return .wrongLength(64)
        case .contentLengthTooShort: return .wrongLength(-16)
        case .drip: return .drip(milliseconds: fault.milliseconds)
        default: return .whole
        }
    }

    /// The vendor's usual time, and what its case and the fault add; those two are scaled.
    func delay(_ vendor: SimulatedVendor, _ reply: VendorReply, _ fault: Fault?) -> Int64 {
        var extra = Double(SimulatedDelay.nanoseconds(reply.delay))
        if let fault, fault.kind == .delay { extra += Double(fault.milliseconds) * 1_000_000 }
        let scaled = extra * max(0, configuration.delayScale)
        let added = Int64(exactly: min(scaled, 3.6e12).rounded()) ?? 0
        guard let usual = delays[vendor], usual != .none else { return added }
        return usual.nanoseconds(draw("delay", vendor.index)) + added
    }

    /// Writes the journal entry; its number, or `nil` where there is no journal.
    mutating func record(
        _ vendor: SimulatedVendor?, _ request: SimulatedRequest, _ reply: VendorReply, _ fault: Fault?,
        _ call: VendorCall
    ) -> Int? {
        guard switches.contains(.journal) else { return nil }
        if let vendor, !call.violations.isEmpty { count(vendor) { $0.violations += call.violations.count } }
        return journal.add { sequence in
            JournalEntry(
                sequence: sequence, time: call.now, vendor: vendor, method: request.method.rawValue,
                path: String(request.path.prefix(200)), query: Redaction.query(request.query),
                headers: Redaction.headers(request.headers), body: Redaction.body(request), verdict: reply.verdict,
                status: reply.response.status, billed: reply.charge?.amount, fault: fault?.kind,
                violations: call.violations, notes: call.notes
            )
        }
    }
}
