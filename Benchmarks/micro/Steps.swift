import Enrichment
import JSON
import Lookups
import Resilience
import SignupRisk
import Synchronization
import Vendors
import Worker

extension VendorLookup: CheckProvider {}

/// The steps of a signup's way, each by itself on the same signup.
struct Steps: Sendable {
    /// One step.
    struct Step: Sendable {
        let name: String
        let run: @Sendable () -> Void
    }

    let all: [Step]

    init() async {
        let sample = await Sample()
        let checks = sample.lookups.compactMap { $0.atHand(sample.subject, now: sample.now) }
        let assessor = Assessor(rules: sample.rules)
        let encoder = RiskEventEncoder()
        let assessment = assessor.assess(sample.subject, checks: checks)
        let pointers = JSONSelection([sample.mapping.phone, sample.mapping.ip, sample.mapping.id].compactMap(\.self))
        let sink = NoSink()
        let enricher = sample.enricher(assessor, encoder)
        all = [
            Step(name: "pointers") {
                sample.value.withUnsafeBufferPointer { keep((try? pointers.find(in: $0))?.matches.count) }
            },
            Step(name: "decode") {
                sample.value.withUnsafeBytes { keep(sample.decoder.decode(value: $0, headers: [])) }
            },
            Step(name: "normalise") {
                keep(sample.phones.parse("+1 202 555 0143", country: "US"))
                keep(IPInput(parsing: "103.21.58.193"))
            },
            Step(name: "phone-unseen") { keep(sample.unseenPhone()) },
            Step(name: "request-ipqualityscore") { keep(sample.request(of: 0)) },
            Step(name: "request-eko") { keep(sample.request(of: 1)) },
            Step(name: "interpret-ipqualityscore") { keep(sample.interpretation(by: 0)) },
            Step(name: "interpret-eko") { keep(sample.interpretation(by: 1)) },
            Step(name: "lookup") { sample.live.step() },
            Step(name: "cache-hit") { keep(sample.lookups[0].atHand(sample.subject, now: sample.now)) },
            Step(name: "assess") { keep(assessor.assess(sample.subject, checks: checks).score) },
            Step(name: "assess-two-vendors") {
                keep(assessor.assess(sample.subject, checks: checks + sample.others).score)
            },
            Step(name: "encode") {
                keep(
                    encoder.encode(
                        source: sample.source, signup: sample.signup, subject: sample.subject, assessment: assessment,
                        checks: checks, assessedAt: 1_795_000_000_000))
            },
            Step(name: "release-order") { keep(Self.release()) },
            Step(name: "event") {
                sample.value.withUnsafeBytes {
                    keep(
                        enricher.enrich(
                            value: $0, headers: [], source: sample.source, now: sample.now, deadline: nil,
                            ticket: EnrichmentTicket(lane: 0, slot: 0), sink: sink))
                }
            },
        ]
    }

    /// Eight records of two keys, finished in the opposite order. The lane is generic, and here, outside of its module, not
    /// specialised: good for comparing with itself, not with the other steps.
    private static func release() -> Int64? {
        var lane = PartitionLane<Int, Int>()
        var released: [(slot: UInt64, output: Int)] = []
        for offset in 0..<8 { _ = lane.admit(offset, offset: Int64(offset), orderKey: UInt64(offset % 2)) }
        for slot in (0..<8).reversed() { lane.finish(UInt64(slot), with: slot, releasing: &released) }
        for (slot, _) in released { lane.acknowledge(slot) }
        return lane.committableOffset
    }

    private final class NoSink: EnrichmentSink {
        func finished(_ enrichment: Enrichment, for ticket: EnrichmentTicket) {}
    }
}

/// Keeps the optimiser from leaving out what nobody reads.
@inline(never)
func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
