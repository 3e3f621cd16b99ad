/// Finds the name somebody meant.
package enum NearestName {
    /// The known name nearest to `name`, where one is near enough to be meant: at most a third of its letters apart.
    ///
    /// Distance is the optimal string alignment distance (Damerau 1964): letters inserted, left out, replaced, or two
    /// neighbours swapped; upper and lower case count as the same. Of two equally near names the first in order is taken.
    package static func find(_ name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(maximumLength))
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars))
            guard distance <= max(2, wanted.count / 3) else { continue }
            guard let current = best else {
                best = (candidate, distance)
                continue
            }
            if (distance, candidate) < (current.distance, current.name) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Names are short; what is longer was not mistyped.
    private static let maximumLength = 128

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + Array(repeating: 0, count: right.count)
            for column in 1...right.count {
                let isSame = left[row - 1] == right[column - 1]
                current[column] = min(
                    previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], beforePrevious[column - 2] + 1)
                }
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
