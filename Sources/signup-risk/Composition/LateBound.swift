import Synchronization

/// Something that two parts need of each other, so that one of them can only have it once the other is made.
final class LateBound<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)

    /// What was bound; `nil` before.
    var value: Value? { content.withLock { $0 } }

    func bind(_ value: Value) { content.withLock { $0 = value } }
}
