/// The sample signups, the same as config/samples/signups.jsonl; written by scripts/embed-samples. An empty line is a
/// tombstone.
enum SampleSignups {
    static let text = [part1, part2].joined(separator: "\n")
}
