import JSON

extension Fault {
    /// The answer as this fault leaves it; what happens to the connection is decided by ``Delivery``.
    func shaped(_ response: SimulatedResponse, throttled: () -> SimulatedResponse) -> SimulatedResponse {
        var shaped = response
        switch kind {
        case .refuse, .resetBeforeHeaders, .resetMidBody, .delay, .drip, .contentLengthTooLong, .contentLengthTooShort:
            break
        case .truncated: shaped.body = Array(response.body.prefix(response.body.count / 2))
        case .htmlError:
            let status = status ?? 502
            shaped = .html(status: status, "\(status) \(SimulatedResponse.reason(status))")
        case .htmlSuccess: shaped = .html(status: 200, "Checking your browser")
        case .emptyError: shaped = SimulatedResponse(status: status ?? 500, contentType: "", body: [])
        case .throttle: shaped = throttled()
        case .redirect:
            shaped = .html(status: status ?? 302, "Redirecting")
            shaped.headers = [("Location", ProveroSimulation.loginPath)]
        case .gzip:
            shaped.body = StoredCompression.gzip(response.body)
            shaped.headers.append(("Content-Encoding", "gzip"))
        case .byteOrderMark: shaped.body = [0xEF, 0xBB, 0xBF] + response.body
        case .duplicateKeys: shaped.body = Self.doubled(response.body)
        case .hugeBody:
            let padding = String(repeating: "x", count: 1 << 20)
            shaped.body = Self.extended(response.body, with: "\"padding\":\"\(padding)\"")
        case .extraFields:
            shaped.body = Self.extended(
                response.body, with: "\"x_trace\":{\"hops\":[1,2.5,null,true]},\"x_version\":\"2030-01\""
            )
        case .trailingNewline: shaped.body = response.body + [UInt8(ascii: "\n")]
        }
        return shaped
    }

    /// A JSON object with every member twice, `null` first, so that only the last one counts.
    private static func doubled(_ body: [UInt8]) -> [UInt8] {
        guard let object = try? JSONValue(parsing: body).object, !object.isEmpty else { return body }
        var writer = JSONWriter(reservingCapacity: body.count * 2)
        writer.beginObject()
        for name in object.names {
            writer.key(name)
            writer.null()
        }
        for (name, value) in object {
            writer.key(name)
            writer.value(value)
        }
        writer.endObject()
        return writer.bytes
    }

    /// A JSON object with further members behind its own.
    private static func extended(_ body: [UInt8], with members: String) -> [UInt8] {
        guard body.first == UInt8(ascii: "{"), body.last == UInt8(ascii: "}") else { return body }
        let separator = body.count > 2 ? "," : ""
        return body.dropLast() + Array((separator + members + "}").utf8)
    }
}
