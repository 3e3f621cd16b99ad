import Spelling
import Testing

@Suite("Nearest name")
struct NearestNameTests {
    private let known = ["kafka.bootstrapServers", "kafka.groupId", "worker.maxInFlight", "vendors.eko.baseUrl"]

    @Test(
        "A slip of the finger is recognised",
        arguments: [
            ("kafka.bootstrapServer", "kafka.bootstrapServers"), ("kafka.groupID", "kafka.groupId"),
            ("worker.maxInFligth", "worker.maxInFlight"), ("vendor.eko.baseURL", "vendors.eko.baseUrl"),
            ("KAFKA.GROUPID", "kafka.groupId"),
        ])
    func finds(name: String, expected: String) {
        #expect(NearestName.find(name, among: known) == expected)
    }

    @Test("What resembles nothing gets no suggestion", arguments: ["", "colour", "x", "completely.different.thing"])
    func staysSilent(name: String) {
        #expect(NearestName.find(name, among: known) == nil)
    }

    @Test("Of equally near names the first in order is taken, whatever order they are given in")
    func isDeterministic() {
        #expect(NearestName.find("ac", among: ["ab", "ad"]) == "ab")
        #expect(NearestName.find("ac", among: ["ad", "ab"]) == "ab")
    }

    @Test("A name of a megabyte is answered at once")
    func boundsLength() {
        #expect(NearestName.find(String(repeating: "a", count: 1 << 20), among: known) == nil)
    }
}
