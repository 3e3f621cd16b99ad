import Kafka
import SignupRisk

@testable import DeadLetters

/// Headers as the worker writes them, with the given ones changed; `nil` takes one out.
func headers(_ changes: [String: String?] = [:]) -> [Header] {
    var values: [String: String?] = [
        "dlq.reason": "not_json", "dlq.stage": "decode", "dlq.message": "The value cannot be read.",
        "dlq.topic": "signups", "dlq.partition": "1", "dlq.offset": "17", "dlq.timestamp": "1763722800000",
        "dlq.group": "signup-risk", "dlq.failed_at": "2026-11-21T12:00:00.000Z", "dlq.replays": "0",
        "dlq.worker": "worker-1",
    ]
    for (name, value) in changes { values.updateValue(value, forKey: name) }
    return values.sorted { $0.key < $1.key }.compactMap { name, value in value.map { Header(name: name, value: $0) } }
}

/// A dead letter with the worker's headers, some changed.
func letter(_ changes: [String: String?] = [:], timestamp: Int64? = nil) -> DeadLetter {
    DeadLetter(
        headers: headers(changes), partition: 3, offset: 42, timestamp: timestamp, valueByteCount: 9,
        readTime: SignupRisk.Timestamp.milliseconds)
}

/// 2026-11-21T12:00:00Z, when the sample became a dead letter.
let noon: Int64 = SignupRisk.Timestamp.milliseconds("2026-11-21T12:00:00Z") ?? 0
