import Testing

@testable import SignupRisk

@Suite("Event identifiers")
struct EventIdentifierTests {
    @Test("are the same for the same signup, wherever it is read, and differ for others")
    func deterministic() {
        let elsewhere = RecordSource(topic: "other", partition: 0, offset: 1)
        let id = EventIdentifier.make(sourceID: "su-7f3a9c", record: Samples.record)
        #expect(id == EventIdentifier.make(sourceID: "su-7f3a9c", record: elsewhere))
        #expect(id != EventIdentifier.make(sourceID: "su-7f3a9d", record: Samples.record))
        let place = EventIdentifier.make(sourceID: nil, record: Samples.record)
        #expect(place == EventIdentifier.make(sourceID: nil, record: Samples.record))
        #expect(place != EventIdentifier.make(sourceID: nil, record: elsewhere))
    }

    /// Computed with Python's `uuid.uuid5(uuid.UUID("6e0d6f1c-7c1a-4f0e-9d55-1f2a6c0b8e37"), name)`.
    @Test("are what every implementation of version 5 makes of the namespace and the name")
    func knownValues() {
        #expect(
            EventIdentifier.make(sourceID: "su-7f3a9c", record: Samples.record)
                == "cdfe8665-bb20-564f-a9a4-ba9036b73b92")
        #expect(EventIdentifier.make(sourceID: nil, record: Samples.record) == "3ba4648e-dcd5-5414-bb71-548836802990")
        #expect(
            EventIdentifier.make(sourceID: "Größe ☂", record: Samples.record) == "e5e456cd-ced5-532c-910a-64f72e9dbd02")
    }

    @Test("carry version and variant, and never trap on a name of any length")
    func shape() {
        for length in [0, 1, 63, 64, 65, 10_000] {
            let id = Array(
                EventIdentifier.make(sourceID: String(repeating: "ä", count: length), record: Samples.record))
            #expect(id.count == 36)
            #expect(id[14] == "5")
            #expect("89ab".contains(id[19]))
            #expect([8, 13, 18, 23].allSatisfy { id[$0] == "-" })
        }
    }
}
