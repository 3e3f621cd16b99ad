/// The vendors' books and gauges as families of the catalogue.
struct VendorFamilies {
    let vendors: [VendorState]

    var all: [MetricFamily] { counters + gauges + states + money }

    /// What may be wrong with an account; another word than these counts as `other`.
    static let problems = ["credentials", "balance", "quota", "entitlement", "configuration", "clock", "other"]

    private var counters: [MetricFamily] {
        [
            family(MetricCatalogue.calls) { .integer($0.calls) },
            family(MetricCatalogue.cacheHits) { .integer($0.cacheHits) },
            family(MetricCatalogue.staleHits) { .integer($0.staleHits) },
            family(MetricCatalogue.coalesced) { .integer($0.coalesced) },
            family(MetricCatalogue.retries) { .integer($0.retries) },
            family(MetricCatalogue.probes) { .integer($0.probes) },
            family(MetricCatalogue.lateAnswers) { .integer($0.lateAnswers) },
            family(MetricCatalogue.possibleDuplicateCharges) { .integer($0.possibleDuplicateCharges) },
            MetricFamily(
                MetricCatalogue.results,
                vendors.flatMap { vendor in
                    vendor.results.map { status, count in
                        MetricSample(label(vendor) + [MetricLabel(MetricLabelName.status, status)], .integer(count))
                    }
                }),
        ]
    }

    private var gauges: [MetricFamily] {
        [
            family(MetricCatalogue.activeCalls) { .integer($0.inFlight) },
            family(MetricCatalogue.queued) { .integer($0.queued) },
            family(MetricCatalogue.concurrencyLimit) { vendor in vendor.concurrencyLimit.map { .integer($0) } },
            family(MetricCatalogue.rateLimit) { vendor in vendor.rateLimit.map { .number($0) } },
            family(MetricCatalogue.cacheEntries) { .integer($0.cacheEntries) },
            family(MetricCatalogue.cacheBytes) { .integer($0.cacheBytes) },
        ]
    }

    private var states: [MetricFamily] {
        let breakers = vendors.flatMap { vendor in
            VendorState.Breaker.allCases.map { state in
                MetricSample(
                    label(vendor) + [MetricLabel(MetricLabelName.state, state.rawValue)],
                    .integer(vendor.breaker == state ? 1 : 0))
            }
        }
        let pauses = vendors.flatMap { vendor in
            let current = vendor.paused.map { Self.problems.contains($0) ? $0 : "other" }
            return Self.problems.map { problem in
                MetricSample(
                    label(vendor) + [MetricLabel(MetricLabelName.problem, problem)],
                    .integer(current == problem ? 1 : 0))
            }
        }
        return [MetricFamily(MetricCatalogue.breaker, breakers), MetricFamily(MetricCatalogue.paused, pauses)]
    }

    private var money: [MetricFamily] {
        func amounts(_ descriptor: MetricDescriptor, _ amount: (VendorState) -> String?) -> MetricFamily {
            MetricFamily(
                descriptor,
                vendors.compactMap { vendor in
                    guard let number = amount(vendor).flatMap({ Double($0) }), number.isFinite else { return nil }
                    let currency = MetricLabel(MetricLabelName.currency, vendor.currency)
                    return MetricSample(label(vendor) + [currency], .number(number))
                })
        }
        return [
            amounts(MetricCatalogue.spent) { $0.spent },
            amounts(MetricCatalogue.avoided) { $0.avoided },
            amounts(MetricCatalogue.balance) { $0.balance },
        ]
    }

    private func label(_ vendor: VendorState) -> [MetricLabel] { [MetricLabel(MetricLabelName.vendor, vendor.name)] }

    private func family(
        _ descriptor: MetricDescriptor, _ value: (VendorState) -> MetricSample.Value?
    ) -> MetricFamily {
        MetricFamily(
            descriptor, vendors.compactMap { vendor in value(vendor).map { MetricSample(label(vendor), $0) } })
    }
}
