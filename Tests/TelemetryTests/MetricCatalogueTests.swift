import Telemetry
import Testing

@Suite struct MetricCatalogueTests {
    @Test("every metric has a name of its own, a sentence, and ascending bounds where it has any")
    func catalogue() {
        let names = MetricCatalogue.all.map(\.prometheusName)
        #expect(Set(names).count == names.count)
        for metric in MetricCatalogue.all {
            #expect(metric.help.hasSuffix(".") && metric.help.count > 20, "\(metric.name)")
            if case .histogram(let bounds) = metric.kind {
                #expect(bounds == bounds.sorted() && Set(bounds).count == bounds.count)
            }
        }
    }

    @Test("everything on the page stands in the catalogue, and nearly everything of the catalogue is on the page")
    func complete() {
        let (registry, _) = Samples.filled()
        let shown = Set(registry.families().filter { !$0.samples.isEmpty }.map(\.descriptor))
        #expect(shown.isSubset(of: Set(MetricCatalogue.all)))
        // Written by the outputs, which are not part of this sample.
        #expect(Set(MetricCatalogue.all).subtracting(shown) == [MetricCatalogue.lostLines])
    }

    @Test("no label has a value of its own for every signup, and none is a URL")
    func bounded() {
        let (registry, _) = Samples.filled()
        let labels = Set(registry.families().flatMap(\.samples).flatMap(\.labels))
        #expect(labels.allSatisfy { !$0.value.contains("://") && !$0.value.contains("?") })
        #expect(labels.count < 60)
    }
}
