import Synchronization
import TestSupport

/// A seeded generator that many threads may draw from.
final class Dice: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    func pick(_ elements: [Int]) -> Int {
        generator.withLock { elements[Int.random(in: 0..<elements.count, using: &$0)] }
    }
}
