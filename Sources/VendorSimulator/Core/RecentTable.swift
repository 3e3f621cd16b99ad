/// Remembers the latest entries in bounded memory: when a generation is full, the one before it is forgotten.
struct RecentTable<Value: Sendable>: Sendable {
    private let generationSize: Int
    private var current: [UInt64: Value] = [:]
    private var previous: [UInt64: Value] = [:]

    /// - Parameter bound: entries that are kept at least; twice as many at most.
    init(bound: Int) { generationSize = max(1, bound) }

    subscript(key: UInt64) -> Value? { current[key] ?? previous[key] }

    mutating func set(_ key: UInt64, _ value: Value) {
        if current.count >= generationSize, current[key] == nil {
            previous = current
            current = [:]
        }
        current[key] = value
    }
}
