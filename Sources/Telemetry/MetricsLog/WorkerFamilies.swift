import Resilience

/// The worker's totals and state as families of the catalogue.
struct WorkerFamilies {
    let identity: WorkerIdentity
    let totals: WorkerTotals
    let state: WorkerState
    let health: HealthReport
    let usage: ProcessUsage
    let uptime: Duration

    var all: [MetricFamily] { records + events + group + process + VendorFamilies(vendors: state.vendors).all }

    private var labels: [MetricLabel] {
        [MetricLabel(MetricLabelName.system, "kafka"), MetricLabel(MetricLabelName.group, identity.group)]
    }

    private func topic(_ name: String) -> [MetricLabel] { labels + [MetricLabel(MetricLabelName.topic, name)] }

    private var records: [MetricFamily] {
        let ledger = totals.ledger
        // The ledger is kept over all input topics, so the label is only true where there is one.
        let input = identity.inputTopics.count == 1 ? identity.inputTopics.first : nil
        return [
            MetricFamily(
                MetricCatalogue.consumed, [MetricSample(input.map(topic) ?? labels, .integer(ledger.consumed))]),
            MetricFamily(
                MetricCatalogue.sent,
                [
                    MetricSample(topic(identity.outputTopic), .integer(ledger.published)),
                    MetricSample(topic(identity.deadLetterTopic), .integer(ledger.deadLettered)),
                ]),
            MetricFamily(MetricCatalogue.skipped, [MetricSample([], .integer(ledger.skipped))]),
            MetricFamily(MetricCatalogue.released, [MetricSample([], .integer(ledger.released))]),
            MetricFamily(MetricCatalogue.inFlight, [MetricSample([], .integer(ledger.inFlight))]),
            MetricFamily(
                MetricCatalogue.deadLetters,
                totals.deadLetters.map {
                    MetricSample([MetricLabel(MetricLabelName.reason, $0.key)], .integer($0.value))
                }),
        ]
    }

    private var events: [MetricFamily] {
        func family(
            _ descriptor: MetricDescriptor, _ label: String, _ counts: [(name: String, count: Int)]
        ) -> MetricFamily {
            MetricFamily(
                descriptor, counts.map { MetricSample([MetricLabel(label, $0.name)], .integer($0.count)) })
        }
        return [
            family(MetricCatalogue.events, MetricLabelName.status, totals.statuses.named),
            family(MetricCatalogue.recommendations, MetricLabelName.recommendation, totals.recommendations.named),
            family(MetricCatalogue.levels, MetricLabelName.level, totals.levels.named),
        ]
    }

    private var group: [MetricFamily] {
        let lags = state.partitions.compactMap { partition in
            partition.lag.map { lag in
                let number = MetricLabel(MetricLabelName.partition, String(partition.partition))
                return MetricSample(topic(partition.topic) + [number], .integer(Int(lag)))
            }
        }
        return [
            MetricFamily(MetricCatalogue.lag, lags),
            MetricFamily(
                MetricCatalogue.assignedPartitions, [MetricSample(labels, .integer(state.partitions.count))]),
            MetricFamily(MetricCatalogue.rebalances, [MetricSample(labels, .integer(state.rebalances))]),
            MetricFamily(MetricCatalogue.commitFailures, [MetricSample(labels, .integer(state.commitFailures))]),
            MetricFamily(MetricCatalogue.deliveryFailures, [MetricSample(labels, .integer(state.deliveryFailures))]),
            MetricFamily(
                MetricCatalogue.loopTime,
                totals.loopTime.named.map {
                    MetricSample([MetricLabel(MetricLabelName.phase, $0.name)], .number(Double($0.nanoseconds) / 1e9))
                }),
        ]
    }

    private var process: [MetricFamily] {
        let build = [
            MetricLabel(MetricLabelName.version, identity.version),
            MetricLabel(MetricLabelName.worker, identity.worker),
        ]
        return [
            MetricFamily(MetricCatalogue.build, [MetricSample(build, .integer(1))]),
            MetricFamily(MetricCatalogue.live, [MetricSample([], .integer(health.isLive ? 1 : 0))]),
            MetricFamily(MetricCatalogue.ready, [MetricSample([], .integer(health.isReady ? 1 : 0))]),
            MetricFamily(MetricCatalogue.processorTime, [MetricSample([], .number(usage.processorSeconds))]),
            MetricFamily(MetricCatalogue.memory, [MetricSample([], .integer(usage.residentBytes))]),
            MetricFamily(MetricCatalogue.uptime, [MetricSample([], .number(uptime.milliseconds / 1000))]),
        ]
    }
}
