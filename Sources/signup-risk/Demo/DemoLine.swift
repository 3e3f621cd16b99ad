import Foundation
import JSON

/// A risk event in one line.
struct DemoLine {
    let score: Int
    private let range: (low: Int, high: Int)
    private let level: String
    private let recommendation: String
    private let status: String
    private let phone: String
    private let address: String
    private let reasons: [String]

    /// - Returns: `nil` where `event` is no risk event.
    init?(event: [UInt8]) {
        guard let value = try? JSONValue(parsing: event), let risk = value["risk"], let score = risk["score"]?.integer
        else {
            return nil
        }
        self.score = score
        let range = risk["score_range"]?.array?.compactMap(\.integer) ?? []
        self.range = (range.first ?? score, range.last ?? score)
        level = risk["level"]?.string ?? ""
        recommendation = risk["recommendation"]?.string ?? ""
        status = value["status"]?.string ?? ""
        phone = Self.place(value["phone"]?["e164"], value["phone"]?["country"])
        address = Self.place(value["ip"]?["address"], value["ip"]?["country"])
        reasons = risk["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
    }

    func text(in palette: Palette) -> String {
        let range = range.low == range.high ? "" : " \(range.low)–\(range.high)"
        let verdict = "\(Self.right(String(score), 4))  \(Self.left(level, 8)) \(Self.left(recommendation, 6))"
        let state = Self.left(status == "complete" ? "" : status + range, 18)
        return palette.level(level, verdict) + "  \(Self.left(phone, 20)) \(Self.left(address, 30)) "
            + palette.dim(state)
            + reasons.joined(separator: ", ")
    }

    private static func place(_ what: JSONValue?, _ country: JSONValue?) -> String {
        guard let text = what?.string else { return "–" }
        return country?.string.map { "\(text) \($0)" } ?? text
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
