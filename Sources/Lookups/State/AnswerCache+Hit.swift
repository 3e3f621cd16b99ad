import Resilience
import SignupRisk
import Vendors

extension AnswerCache where Key == VendorQuery, Value == VendorAnswer {
    /// The fresh answer for a query; what ``find(_:at:)`` gives, written where the types are known, so that the compiler need
    /// not go through their witness tables for every cached lookup.
    mutating func hit(_ query: VendorQuery, at now: Moment) -> VendorAnswer? {
        if let slot = index[query.hashValue], keys[slot] == query, let answer = values[slot],
            takeHit(slot: slot, at: now)
        {
            return answer
        }
        // Counts the miss, and drops what is past all use.
        _ = find(query, at: now)
        return nil
    }
}
