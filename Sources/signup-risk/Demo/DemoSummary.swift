import Foundation
import Telemetry

/// What the demonstration came to: the books, the scores, the calls and the money.
struct DemoSummary {
    let totals: WorkerTotals
    let vendors: [VendorState]
    let scores: [Int]
    let seconds: Double
    let isBalanced: Bool

    func text(in palette: Palette) -> String {
        let ledger = totals.ledger
        var lines = ["", palette.bold("Scores")]
        lines += histogram(palette)
        lines += ["", palette.bold("Recommendations")]
        lines.append("  " + totals.recommendations.named.map { "\($0.name) \($0.count)" }.joined(separator: "   "))
        lines += ["", palette.bold("Vendors")]
        lines += vendors.sorted { $0.name < $1.name }.map(row)
        lines += [
            "", palette.bold("Books"),
            """
              consumed \(ledger.consumed) = published \(ledger.published) + dead-lettered \(ledger.deadLettered) \
            + skipped \(ledger.skipped)   \(isBalanced ? "balanced" : "NOT BALANCED")
            """,
            "  \(String(format: "%.1f", seconds)) s, the group's forming included", "",
        ]
        return lines.joined(separator: "\n")
    }

    /// Ten bars, a bucket of ten points each; 100 belongs to the last.
    private func histogram(_ palette: Palette) -> [String] {
        var buckets = Array(repeating: 0, count: 10)
        for score in scores { buckets[min(max(score / 10, 0), 9)] += 1 }
        let largest = max(buckets.max() ?? 0, 1)
        return buckets.enumerated().map { index, count in
            let level = index < 3 ? "low" : index < 6 ? "medium" : "high"
            let bar = String(repeating: "█", count: count == 0 ? 0 : max(1, 40 * count / largest))
            let label = index == 9 ? "90–100" : "\(index * 10)–\(index * 10 + 9)"
            return "  " + String(repeating: " ", count: 6 - label.count)
                + "\(label)  \(palette.level(level, bar)) \(count)"
        }
    }

    private func row(_ vendor: VendorState) -> String {
        let name = vendor.name + String(repeating: " ", count: max(0, 16 - vendor.name.count))
        let shared = vendor.coalesced > 0 ? ", shared \(vendor.coalesced)" : ""
        return "  \(name)calls \(vendor.calls), from cache \(vendor.cacheHits)\(shared), "
            + "spent \(vendor.spent) \(vendor.currency), spared \(vendor.avoided) \(vendor.currency)"
    }
}
