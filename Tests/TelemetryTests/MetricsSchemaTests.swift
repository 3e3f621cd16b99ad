import Foundation
import JSON
import Resilience
import Telemetry
import TestSupport
import Testing

/// The schema that operators and checks read the metrics log by.
@Suite struct MetricsSchemaTests {
    private let schema: JSONSchema

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../config/schemas/metrics.schema.json")
        schema = try JSONSchema(parsing: Data(contentsOf: file))
    }

    @Test("a line with everything in it, and a line with nothing in it, are as the schema says")
    func lines() throws {
        let (_, report) = Samples.filled()
        for line in [report.nextLine(), report.nextLine(), Self.emptyLine] {
            #expect(schema.violations(of: try JSONValue(parsing: line.encoded())).isEmpty)
        }
    }

    @Test("whatever a worker has done, its line is as the schema says and its books balance", arguments: 1...30)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let registry = MetricsRegistry()
        let metrics = Samples.metrics(registry)
        var ledger = Ledger()
        var state = WorkerState()
        for _ in 0..<20 {
            ledger.consume(Int.random(in: 0...100, using: &random))
            ledger.publish(Int.random(in: 0...ledger.inFlight, using: &random))
            ledger.release(Int.random(in: 0...ledger.inFlight, using: &random))
            var batch = EventBatch()
            batch.processing = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                Int64.random(in: -10...(1 << 50), using: &random)
            }
            batch.endToEnd = batch.processing
            metrics.record(batch, ledger: ledger)
            if Bool.random(using: &random) { metrics.recordCall(vendor: "eko", latency: .milliseconds(20)) }
        }
        state.partitions = (0..<Int32.random(in: 0...8, using: &random)).map {
            .init(topic: "signups", partition: $0, lag: Int64.random(in: -1...1000, using: &random))
        }
        state.vendors = Bool.random(using: &random) ? Samples.state.vendors : []
        let source = state
        let report = WorkerReport(
            identity: Samples.identity, metrics: metrics, now: { .zero }, health: { Samples.good }, state: { source })
        let line = try JSONValue(parsing: report.nextLine().encoded())
        #expect(schema.violations(of: line).isEmpty)
        let books = try #require(line["ledger"]?.object).compactMap { name, value in
            value.integer.map { name == "consumed" ? $0 : -$0 }
        }
        #expect(books.count == 6 && books.reduce(0, +) == 0)
    }

    @Test(
        "the schema notices what is missing, superfluous or of another kind",
        arguments: [
            ("\"seq\":1,", ""), ("\"seq\":1", "\"seq\":0"), ("\"total\":0", "\"total\":-1"), ("\"p50\":null,", ""),
            ("\"type\":\"metrics\"", "\"type\":\"metric\""), ("\"consumed\":0", "\"consumed\":1.5"),
            ("\"partial\":0", "\"partial\":0,\"other\":0"), ("\"assignment\":[]", "\"assignment\":[\"signups\"]"),
            ("000Z", "Z"), ("\"vendors\":{}", "\"vendors\":{\"eko\":{}}"),
        ])
    func notices(part: String, replacement: String) throws {
        let text = String(decoding: Self.emptyLine.encoded(), as: UTF8.self)
        let broken = text.replacing(part, with: replacement, maxReplacements: 1)
        #expect(broken != text)
        #expect(!schema.violations(of: try JSONValue(parsing: Array(broken.utf8))).isEmpty)
    }

    private static let emptyLine = MetricsLine(
        timestamp: Timestamp(milliseconds: 0), sequence: 1, worker: "w", version: "1", uptime: .zero,
        totals: WorkerTotals(), state: WorkerState(), latencies: IntervalLatencies(),
        usage: ProcessUsage(residentBytes: 0, processorSeconds: 0))
}
