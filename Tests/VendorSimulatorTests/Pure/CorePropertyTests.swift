import JSON
import NIOHTTP1
import Testing

@testable import VendorSimulator

@Suite("The core, under random requests")
struct CorePropertyTests {
    /// A seeded generator: every run asks the same.
    private struct Draw {
        private let hash: SeededHash
        private var turn: UInt64 = 0

        init(_ seed: UInt64) { hash = SeededHash(seed: seed) }

        mutating func below(_ bound: Int) -> Int {
            turn += 1
            return hash.value("draw", turn).below(bound)
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

        mutating func bytes(_ bound: Int) -> [UInt8] {
            (0..<below(bound)).map { _ in UInt8(truncatingIfNeeded: below(256)) }
        }
    }

    private static let basic = "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ="
    private static let numbers = [
        "447700900101", "447700900103", "447700900143", "12025550100", "12025550109", "07700900123",
        "+1 (202) 555-0143",
        "1555", "999", "", "abc", "99999999999999999999", "٣٣", "33639980112", "%00", "0", "00",
    ]
    private static let addresses = [
        "8.8.8.8", "8.8.8.2", "8.8.8.13", "8.8.8.251", "46.51.128.144", "10.0.0.1", "192.0.2.1", "203.0.113.5", "::1",
        "2001:4860:4860::8888", "", "x", "1.2.3.4.5", "255.255.255.255", "41.13.2.9",
    ]

    /// A request that is right, nearly right, or rubbish.
    private func request(_ draw: inout Draw) -> SimulatedRequest {
        let number = draw.pick(Self.numbers)
        let ip = draw.pick(Self.addresses)
        var headers: HTTPHeaders = ["Accept": "application/json"]
        var method = HTTPMethod.POST
        var uri: String
        var body: [UInt8]
        switch draw.below(4) {
        case 0:
            method = .GET
            headers.add(name: "Authorization", value: Self.basic)
            uri = "/ni/\(draw.pick(["basic", "standard", "advanced", "other"]))/json?number=\(number)&ip=\(ip)"
            if draw.below(3) == 0 { uri += "&country=\(draw.pick(["GB", "US", "gb", "", "ZZ"]))&cnam=true" }
            body = []
        case 1:
            headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            uri = "/webhooks/demo/json/phone_check"
            let secret = SimulatorCredentials.demo.ipqualityscore.secret
            body = Array("key=demo.example&secret=\(secret)&phone=\(number)&country[]=GB".utf8)
        case 2:
            headers.add(contentsOf: ["Content-Type": "application/json", "Authorization": "Bearer demo-token"])
            uri = "/api/fraud-check/geoip"
            body = (["ip": .string(ip), "address": "London", "geoMatch": .bool(draw.below(2) == 0)] as JSONValue)
                .serialized()
        default:
            let time = String(SimulatorClient.start + Int64(draw.below(1000)))
            headers.add(contentsOf: [
                "Content-Type": "application/json", "developer_key": "demo-developer-key", "secret-key-timestamp": time,
                "secret-key": EkoSignature(accessKey: "demo-access-key").text(time),
            ])
            uri = "/ekoapi/v3/tools/kyc/ip"
            body =
                (["initiator_id": "9962981729", "user_code": "20810200", "ip_address": .string(ip)] as JSONValue)
                .serialized()
        }
        switch draw.below(8) {
        case 0: body = Array(body.prefix(draw.below(body.count + 1)))
        case 1: body = draw.bytes(300)
        case 2: uri = String(uri.prefix(draw.below(uri.count) + 1))
        case 3: headers.remove(name: draw.pick(["Accept", "Content-Type", "Authorization", "secret-key"]))
        case 4: method = draw.pick([.GET, .POST, .PUT, .HEAD, .DELETE])
        default: break
        }
        return SimulatedRequest(method: method, uri: uri, headers: headers, body: body)
    }

    private func configuration(_ seed: UInt64) -> SimulatorConfiguration {
        var configuration = SimulatorConfiguration.test
        configuration.seed = seed
        configuration.accounts[.ipqualityscore] = SimulatedAccount(price: Amount(1), balance: Amount(100))
        return configuration
    }

    @Test("every request is answered once, and the books balance", arguments: 1...8 as ClosedRange<UInt64>)
    func books(seed: UInt64) {
        var draw = Draw(seed)
        let configuration = configuration(seed)
        var core = SimulatorCore(configuration)
        if seed.isMultiple(of: 2) {
            for kind in Fault.Kind.allCases {
                _ = core.faults.add(FaultRule(Fault(kind, billed: draw.below(2) == 0), probability: 0.01))
            }
        }
        var delivered = 0
        var misshapen = 0
        for _ in 0..<800 {
            let exchange = core.handle(request(&draw), machine: 0)
            if !(200...599).contains(exchange.response.status) || exchange.delay < 0 { misshapen += 1 }
            let isDelivered = draw.below(10) > 0
            if isDelivered, exchange.ticket.vendor != nil { delivered += 1 }
            core.finish(exchange.ticket, delivered: isDelivered, machine: 0)
            core.advanceClock(milliseconds: Int64(draw.below(400)))
        }
        #expect(misshapen == 0)
        for vendor in SimulatedVendor.allCases {
            let counters = core.counters[vendor.index]
            #expect(counters.inFlight == 0)
            #expect(counters.verdicts.values.reduce(0, +) == counters.calls)
            #expect(counters.billed <= counters.calls)
            #expect(counters.refunded <= counters.billed)
            let start = configuration.account(vendor).balance
            #expect(counters.balance == start - counters.billedAmount + counters.refundedAmount)
            #expect(counters.balance >= .zero)
        }
        #expect(core.counters.map(\.answered).reduce(0, +) == delivered)
        let billed = core.journal.entries.compactMap(\.billed).reduce(Amount.zero, +)
        #expect(billed == core.counters.map(\.billedAmount).reduce(Amount.zero, +))
        let duplicates = core.journal.findings.count { $0.violation.kind == .duplicatePaidCall }
        #expect(duplicates == core.counters.map(\.duplicates).reduce(0, +))
    }

    @Test("the same requests at the same times get the same answers")
    func determinism() {
        func bodies() -> [[UInt8]] {
            var draw = Draw(5)
            var core = SimulatorCore(configuration(5))
            return (0..<500).map { _ in
                defer { core.advanceClock(milliseconds: 50) }
                return core.handle(request(&draw), machine: 0).response.body
            }
        }
        #expect(bodies() == bodies())
    }

    @Test("the journal never holds what was asked about, whatever the request looks like")
    func redaction() {
        var draw = Draw(9)
        var core = SimulatorCore(configuration(9))
        for _ in 0..<600 { _ = core.handle(request(&draw), machine: 0) }
        #expect(core.journal.entries.count == 600)
        let fields = core.journal.entries.flatMap { $0.query + $0.body + $0.headers }
        let harmless: Set<String> = ["country", "country[]", "cnam", "geoMatch"]
        let plainHeaders: Set<String> = ["accept", "content-type", "secret-key-timestamp"]
        let exposed = fields.filter { field in
            !harmless.contains(field.name) && !plainHeaders.contains(field.name.lowercased())
                && !field.value.hasPrefix("sha256:")
        }
        #expect(exposed.isEmpty)
    }

    @Test("an answer from before a reset counts nowhere")
    func staleTicket() {
        var draw = Draw(11)
        var core = SimulatorCore(configuration(11))
        let tickets = (0..<20).map { _ in core.handle(request(&draw), machine: 0).ticket }
        core.reset()
        for ticket in tickets { core.finish(ticket, delivered: true, machine: 0) }
        #expect(core.counters.allSatisfy { $0.answered == 0 && $0.inFlight == 0 })
        #expect(core.journal.entries.isEmpty)
    }

    @Test("deeply nested and enormous bodies are refused, not followed")
    func hostileBodies() {
        var core = SimulatorCore(configuration(1))
        let headers: HTTPHeaders = [
            "Accept": "application/json", "Content-Type": "application/json", "Authorization": "Bearer demo-token",
        ]
        for body in [String(repeating: "[", count: 100_000), "{\"ip\":\(String(repeating: "{\"a\":", count: 5000))"] {
            let exchange = core.handle(
                SimulatedRequest(
                    method: .POST, uri: "/api/fraud-check/geoip", headers: headers, body: Array(body.utf8)
                ), machine: 0
            )
            #expect(exchange.response.status == 422)
        }
        for advance in [Int64.max, .min, .max] {
            core.advanceClock(milliseconds: advance)
            let exchange = core.handle(SimulatedRequest(method: .GET, uri: "/ni/basic/json"), machine: .max)
            #expect(exchange.response.status == 200)
        }
    }
}
