import SignupRisk
import Synchronization
import Testing
import Vendors

@Suite struct IPQualityScoreRequestTests {
    private func body(_ request: VendorRequest) -> [String] {
        String(decoding: request.body, as: UTF8.self).split(separator: "&").map(String.init)
    }

    @Test("everything travels in the form, nothing in the address")
    func form() {
        let adapter = Sample.ipQualityScore(strictness: 2)
        let request = adapter.request(
            for: VendorQuery(phone: Sample.phone, country: "GB", options: "strictness=2"), attempt: Sample.attempt())
        #expect(request.method == .post)
        #expect(request.url == "https://www.ipqualityscore.com/webhooks/ExampleIntegration/json/phone_check")
        #expect(request.headers.contains { $0 == ("content-type", "application/x-www-form-urlencoded") })
        #expect(request.headers.contains { $0 == ("accept", "application/json") })
        #expect(
            body(request) == [
                "key=example.com", "secret=\(Sample.ipqsSecret)", "phone=447700900001", "strictness=2",
                "country%5B%5D=GB",
            ])
    }

    @Test("without a country none is sent")
    func noCountry() {
        let request = Sample.ipQualityScore().request(
            for: VendorQuery(phone: "881612345678"), attempt: Sample.attempt())
        #expect(!body(request).contains { $0.hasPrefix("country") })
    }

    @Test("the number's own country is asked with, and the stated one only where it has none")
    func country() {
        let adapter = Sample.ipQualityScore(strictness: 1)
        let own = adapter.plan(
            LookupSubject(phone: Sample.number("447700900001", region: "GB"), ip: .missing, country: "FR"))
        #expect(own == .ask(VendorQuery(phone: "447700900001", country: "GB", options: "strictness=1")))
        let none = adapter.plan(
            LookupSubject(phone: Sample.number("881612345678", region: nil), ip: .missing, country: "FR"))
        #expect(none == .ask(VendorQuery(phone: "881612345678", country: "FR", options: "strictness=1")))
    }

    @Test("a signup without a number is not asked about")
    func refusals() {
        let plan = Sample.ipQualityScore().plan(LookupSubject(phone: .missing, ip: .address(Sample.ip)))
        #expect(plan == .refuse(.missingInput, message: "the signup has no phone number"))
    }

    @Test("a refused secret is read anew, and the lookup asked again with it")
    func rotation() {
        let stored = Mutex(Secret(Sample.ipqsSecret))
        let adapter = Sample.ipQualityScore { stored.withLock { $0 } }
        let query = VendorQuery(phone: Sample.phone)
        let refusal = #"{"success":false,"message":"Invalid or unauthorized key."}"#

        let unchanged = adapter.outcome(refusal, to: query, attempt: Sample.attempt(), now: Sample.now + 10)
        #expect(unchanged.repeated == nil, "the stored secret is the refused one: nothing to try again with")
        #expect(unchanged.failure?.kind == .account(.credentials))

        stored.withLock { $0 = Secret("rotated") }
        let rotated = adapter.outcome(refusal, to: query, attempt: Sample.attempt(), now: Sample.now + 20)
        #expect(rotated.repeated == query)
        #expect(body(adapter.request(for: query, attempt: Sample.attempt(2))).contains("secret=rotated"))

        let late = adapter.outcome(refusal, to: query, attempt: Sample.attempt(), now: Sample.now + 30)
        #expect(late.repeated == query, "this attempt, too, was made before the secret was renewed")

        let again = adapter.outcome(
            refusal, to: query, attempt: Sample.attempt(2, isRepeat: true, now: Sample.now + 25), now: Sample.now + 40)
        #expect(again.repeated == nil)
        let next = adapter.outcome(
            refusal, to: query, attempt: Sample.attempt(now: Sample.now + 50), now: Sample.now + 60)
        #expect(next.repeated == nil, "the renewed secret is refused as well")
    }

    @Test("a secret that cannot be read, or is empty, is no new one")
    func unreadableSecret() {
        let refusal = #"{"success":false,"message":"Invalid secret."}"#
        #expect(Sample.ipQualityScore { nil }.outcome(refusal).repeated == nil)
        #expect(Sample.ipQualityScore { Secret("  \n") }.outcome(refusal).repeated == nil)
    }
}
