// swift-format-ignore-file
/// The sample signups, the same as config/samples/signups.jsonl; written by scripts/embed-samples. An empty line is a
/// tombstone.
enum SampleSignups {
    static let text = #"""
        {"event_id":"su-1","phone":"+44 7700 900123","ip":"46.51.128.144","country":"GB","address":"Dublin"}
        {"event_id":"su-2","phone":"020 7946 0018","ip":"103.21.58.193","country":"GB"}
        not json

        {"event_id":"su-3","phone":"+1 202 555 0143","ip":"2001:4860:4860::8888"}
        """#
}
