import Glibc
import JSON
import Logging
import Telemetry
import TestSupport
import Testing

@Suite struct LoggingTests {
    private let output = CapturedLines()
    private let level = LogLevelControl(.info)

    private func logger(_ format: LogFormat = .json) -> Logger {
        LogSink(level: level, format: format, output: output, now: { Timestamp(milliseconds: 0) }).logger("worker")
    }

    @Test("a message is one JSON object with its values under their names")
    func json() {
        logger().warning(
            "the vendor is paused",
            [
                .vendor: "eko", .problem: "balance", .count: .stringConvertible(3),
                .milliseconds: .stringConvertible(1.5),
            ])
        #expect(
            output.lines == [
                """
                {"ts":"1970-01-01T00:00:00.000Z","level":"warning","logger":"worker","message":"the vendor is paused",\
                "count":3,"milliseconds":1.5,"problem":"balance","vendor":"eko"}
                """
            ])
    }

    @Test("a message is one line of text with its values behind it")
    func text() {
        logger(.text).info("started", [.path: "/etc/my rules.yaml", .reason: "", .worker: "a\nb", .vendor: "eko"])
        #expect(
            output.lines == [
                "1970-01-01T00:00:00.000Z info worker: started path=\"/etc/my rules.yaml\" reason=\"\" vendor=eko"
                    + " worker=\"a\\nb\""
            ])
    }

    @Test("whatever a message holds, a line is one line, and JSON where it says so", arguments: 1...50)
    func hostile(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func text() -> String {
            let scalars = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) ?? "\u{2028}"
            }
            return String(String.UnicodeScalarView(scalars))
        }
        let (message, key, value) = (text(), text(), text())
        for format in LogFormat.allCases {
            logger(format).log(
                level: .error, "\(message)", metadata: [key: "\(value)", "nested": ["a": [.string(value)]]])
        }
        #expect(output.lines.count == 2)
        let object = try JSONValue(parsing: Array(output.lines[0].utf8))
        #expect(object["message"]?.string == message)
        #expect(object[["ts", "level", "logger", "message"].contains(key) ? "_" + key : key]?.string == value)
        #expect(object["nested"]?["a"]?.array == [.string(value)])
        #expect(output.lines[1].unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test("long and deep values are cut, so that a line stays a line")
    func bounded() throws {
        var deep: Logger.MetadataValue = "end"
        for _ in 0..<1000 { deep = ["d": deep] }
        let long = String(repeating: "ä", count: 100_000)
        let many = Dictionary(uniqueKeysWithValues: (0..<500).map { ("k\($0)", Logger.MetadataValue.string("v")) })
        logger().log(level: .error, "\(long)", metadata: ["a": "\(long)", "b": deep, "c": .dictionary(many)])
        let line = output.lines[0]
        #expect(line.utf8.count < 10_000)
        let object = try JSONValue(parsing: Array(line.utf8))
        #expect(object["message"]?.string == String(repeating: "ä", count: 1024) + "…")
        #expect(object["c"]?.object?.count == 64)
    }

    @Test("values named as the line's own keys do not take their place")
    func reserved() throws {
        logger().log(level: .error, "m", metadata: ["level": "x", "message": "y", "ts": "z"])
        let object = try output.objects()[0]
        #expect(object["level"]?.string == "error")
        #expect(object["message"]?.string == "m")
        #expect(object["_message"]?.string == "y")
    }

    @Test("a change of the level reaches loggers that exist, but not one with a level of its own")
    func levels() {
        let follower = logger()
        var own = logger()
        own.logLevel = .error
        follower.debug("no", [:])
        level.level = .debug
        follower.debug("yes", [:])
        own.warning("no", [:])
        level.level = .critical
        follower.error("no", [:])
        own.error("yes", [:])
        #expect(output.lines.count == 2)
        #expect(follower.logLevel == .critical && own.logLevel == .error)
    }

    @Test("neither message nor values are made when the level is not logged")
    func lazy() {
        var made = 0
        func make() -> Logger.MetadataValue {
            made += 1
            return "x"
        }
        logger().debug("\(made += 1)", [.reason: make()])
        #expect(made == 0 && output.lines.isEmpty)
    }

    @Test("values of the message win over the logger's, and the logger's over the provider's")
    func precedence() throws {
        let sink = LogSink(level: level, format: .json, output: output)
        let provider = Logger.MetadataProvider { ["a": "provider", "b": "provider", "c": "provider"] }
        var handler = LineLogHandler(label: "l", sink: sink, metadataProvider: provider)
        handler[metadataKey: "b"] = "logger"
        handler.metadata["c"] = "logger"
        let logger = Logger(label: "l") { _ in handler }
        logger.log(level: .error, "m", metadata: ["c": "message"])
        let object = try output.objects()[0]
        #expect(["a", "b", "c"].map { object[$0]?.string } == ["provider", "logger", "message"])
    }

    @Test("lines that were lost are counted and told once the log can be written again")
    func losses() throws {
        let sink = LogSink(level: level, format: .json, output: output)
        let logger = sink.logger("worker")
        output.fail(with: EPIPE)
        for _ in 0..<3 { logger.error("lost", [:]) }
        output.fail(with: nil)
        logger.error("first", [:])
        logger.error("second", [:])
        #expect(try output.objects().map { $0["message"]?.string } == ["first", "log lines were lost", "second"])
        #expect(try output.objects()[1]["lost"]?.integer == 3)
        #expect(sink.lostLines == 3)
    }

    @Test("every key of the log is lower case with underscores")
    func keys() {
        for key in LogKey.allCases {
            #expect(key.rawValue.allSatisfy { ("a"..."z").contains($0) || $0 == "_" }, "\(key)")
        }
    }
}
