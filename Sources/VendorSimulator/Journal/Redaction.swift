import Crypto
import JSON
import NIOHTTP1

/// Keeps secrets and personal data out of the journal: only what is known to be harmless is kept as it is.
enum Redaction {
    /// Parameters whose values say nothing about anybody.
    private static let harmlessParameters: Set<String> = [
        "country", "country[]", "country[0]", "strictness", "cnam", "cname", "geoMatch", "client_ref_id",
        "real_time_data",
    ]
    private static let harmlessHeaders: Set<String> = [
        "accept", "accept-encoding", "connection", "content-length", "content-type", "host", "secret-key-timestamp",
        "transfer-encoding", "user-agent",
    ]

    /// Twelve bytes of SHA-256 in hexadecimal, marked as a hash.
    static func digest(_ value: String) -> String {
        "sha256:"
            + SHA256.hash(data: Array(value.utf8)).prefix(12).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }

    static func query(_ query: String) -> [JournalEntry.Field] { fields(FormFields(query)) }

    static func headers(_ headers: HTTPHeaders) -> [JournalEntry.Field] {
        headers.map { name, value in
            JournalEntry.Field(name: name, value: harmlessHeaders.contains(name.lowercased()) ? value : digest(value))
        }
    }

    static func body(_ request: SimulatedRequest) -> [JournalEntry.Field] {
        guard !request.body.isEmpty else { return [] }
        if let object = try? JSONValue(parsing: request.body).object {
            return object.map { name, value in
                let text = value.string ?? String(decoding: value.serialized(), as: UTF8.self)
                return field(name, text)
            }
        }
        let text = String(decoding: request.body, as: UTF8.self)
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            return [JournalEntry.Field(name: "", value: digest(text))]
        }
        return fields(FormFields(text))
    }

    private static func fields(_ form: FormFields) -> [JournalEntry.Field] {
        form.pairs.map { field($0.name, $0.value) }
    }

    private static func field(_ name: String, _ value: String) -> JournalEntry.Field {
        JournalEntry.Field(name: name, value: harmlessParameters.contains(name) ? value : digest(value))
    }
}
