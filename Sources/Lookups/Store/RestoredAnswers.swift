import SignupRisk
import Vendors

/// A vendor's answers from before the restart, sealed, until somebody asks for one of them.
///
/// A sealed answer cannot be read without its query, so it waits here and moves into the cache with the first lookup for it.
struct RestoredAnswers: Sendable {
    private let vendor: VendorName
    private let seal: AnswerSeal?
    private var answers: [AnswerSeal.Name: StoredAnswer] = [:]
    /// What the vendor had cost when the last answer was written.
    let spending: Spending?
    /// What the answers take in memory.
    private(set) var bytes = 0

    init(vendor: VendorName, seal: AnswerSeal?, answers: [StoredAnswer], spending: Spending? = nil) {
        self.spending = spending
        self.vendor = vendor
        self.seal = seal
        self.answers = Dictionary(answers.map { ($0.name, $0) }) { first, _ in first }
        bytes = self.answers.values.reduce(0) { $0 + $1.cost }
    }

    var count: Int { answers.count }
    var isEmpty: Bool { answers.isEmpty }

    /// Takes out what was stored for `query`: the answer and its times; `nil` where there is nothing or it is damaged.
    mutating func take(_ query: VendorQuery) -> (answer: VendorAnswer, stored: StoredAnswer)? {
        guard let seal, !answers.isEmpty, let stored = answers.removeValue(forKey: seal.name(of: query, at: vendor))
        else { return nil }
        bytes -= stored.cost
        guard let plain = seal.open(stored.sealed, for: query, at: vendor),
            let answer = VendorAnswerCodec.decode(plain), answer.vendor == vendor
        else { return nil }
        return (answer, stored)
    }

    /// Drops any one answer, to make room for one that was asked for.
    mutating func dropOne() {
        guard let (name, stored) = answers.first else { return }
        answers.removeValue(forKey: name)
        bytes -= stored.cost
    }
}
