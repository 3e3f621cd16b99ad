import JSON

/// What the probes say at one moment.
package struct HealthReport: Sendable, Hashable {
    /// False only when the process cannot go on and should be restarted.
    package let isLive: Bool
    /// Whether partitions can be consumed and results produced.
    package let isReady: Bool
    /// Why not, in the order of `HealthReason`; empty when all is well.
    package let reasons: [HealthReason]

    package init(isLive: Bool, isReady: Bool, reasons: [HealthReason]) {
        self.isLive = isLive
        self.isReady = isReady
        self.reasons = reasons
    }

    /// `{"live":true,"ready":false,"reasons":["draining"]}`
    package func encoded() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("live")
        json.bool(isLive)
        json.key("ready")
        json.bool(isReady)
        json.key("reasons")
        json.beginArray()
        for reason in reasons { json.string(reason.rawValue) }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
