import Foundation
import FoundationNetworking
import JSON
import Kafka
import Settings
import Telemetry
import Testing

/// What a run leaves behind for operators to read, against what it was given.
@Suite(
    "Nothing personal in what operators see", .serialized, .enabled(if: BrokerBench.servers != nil, "no broker"))
struct PersonalDataTests {
    private struct Person {
        let number: Int
        /// Ends in two digits that choose a vendor's trouble in the strict simulator.
        var phone: String { "+44 7400 1234\(number < 10 ? "0" : "")\(number)" }
        var ip: String { "46.51.128.\(100 + number)" }
        var address: String { "\(number) Quillfeather Crescent" }
        var name: String { "person-\(number)-zqx" }

        /// A signup; one in ten cannot be read, one in ten has a phone that is none.
        var value: String {
            switch number % 10 {
            case 3: "{\"phone\":\"\(phone)\",\"ip\":\"\(ip)\",\"address\":\"\(address)\",\"name\":\"\(name)\""
            case 7: "{\"event_id\":\"\(name)\",\"phone\":\"call \(phone) x\",\"ip\":\"\(ip)/24\"}"
            default:
                """
                {"event_id":"\(name)","phone":"\(phone)","ip":"\(ip)","address":"\(address)","country":"GB"}
                """
            }
        }

        /// Every spelling of what is personal about it.
        var secrets: [String] {
            let digits = String(phone.filter(\.isNumber))
            return [phone, digits, "0\(digits.dropFirst(2))", "7400 1234", ip, address, name]
        }
    }

    @Test("A run at trace level, with vendors in every trouble, shows no phone, IP, address, key or secret anywhere")
    func run() async throws {
        let bench = try await BrokerBench(vendors: .strict())
        let people = (0..<40).map(Person.init)
        try await bench.feed(people.map { (key: $0.name, value: $0.value) })
        let metrics = temporaryPath("jsonl")
        let port = try freePort()
        var environment = bench.environment
        environment["LOG_LEVEL"] = "trace"
        environment["METRICS_LOG"] = metrics.path
        environment["METRICS_INTERVAL"] = "200ms"
        environment["ADMIN_PORT"] = "\(port)"
        environment["CHECKS_PHONE_VENDORS"] = "ipqualityscore,vonage"
        environment["CHECKS_IP_VENDORS"] = "provero,eko"
        environment["WORKER_EVENT_DEADLINE"] = "4s"
        environment["KAFKA_SASL_PASSWORD"] = "sasl-hunter2-secret"
        environment["KAFKA_PROPERTIES"] = "debug=topic"
        // Refused credentials and a vendor that is not there: what is logged then is logged loudest.
        environment["VENDORS_PROVERO_API_TOKEN"] = "refused-token-4711"
        environment["VENDORS_VONAGE_BASE_URL"] = "http://127.0.0.1:1"
        let secrets = SettingCatalogue.keys.filter(\.isSecret).compactMap { environment[$0.environmentName] }
        #expect(secrets.count > 5)

        let worker = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
        let dead = people.filter { $0.number % 10 == 3 }.count
        let events = try await bench.read(bench.output) { $0.count == people.count - dead }
        let letters = try await bench.read(bench.deadLetters) { $0.count == dead }
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/metrics"))
        let page = String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
        #expect(await worker.terminate() == 0)
        await bench.simulator.shutdown()

        // The same search finds all of it where it belongs, so it would find it where it does not.
        let published = (events + letters).compactMap(\.value).map { String(decoding: $0, as: UTF8.self) }.joined()
        for person in people { #expect(published.contains(person.ip), "\(person.number)") }
        #expect(Self.found(people.flatMap(\.secrets), in: published).count > people.count * 4)
        #expect(worker.errorText.contains("\"trace\"") && worker.errorText.contains("account"))
        #expect(page.contains("signup_risk_vendor_paused"))
        // What is declared is what a worker exposes, name for name; alerts, dashboard and catalogue build on it.
        let exposed = Set(page.matches(of: #/TYPE (\w+) (counter|gauge|histogram)/#).map { String($0.1) })
        let declared = Set(MetricCatalogue.all.map(\.prometheusName))
        // No vendor said a balance here, and the lag is known only after a while.
        let mayLack = Set([MetricCatalogue.balance, MetricCatalogue.lag].map(\.prometheusName))
        #expect(exposed.isSubset(of: declared) && declared.subtracting(exposed).isSubset(of: mayLack))

        let metricsLog = String(decoding: try Data(contentsOf: metrics), as: UTF8.self)
        #expect(metricsLog.contains("\"ledger\""))
        let personal = people.flatMap(\.secrets) + secrets
        for (name, text) in [
            ("log", worker.errorText), ("metrics log", metricsLog), ("page", page), ("output", worker.outputText),
        ] {
            #expect(Self.found(personal, in: text).isEmpty, "\(name)")
        }
    }

    private static func found(_ needles: [String], in text: String) -> Set<String> {
        // A percent-encoded query must not hide them.
        let decoded = [("%2B", "+"), ("%20", " "), ("%2F", "/"), ("%3A", ":")].reduce(text) { text, escape in
            text.replacingOccurrences(of: escape.0, with: escape.1)
        }
        return Set(needles.filter { text.contains($0) || decoded.contains($0) })
    }
}
