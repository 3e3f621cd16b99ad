import JSON
package import SignupRisk

/// An answer as bytes and back, without loss: what the persistent cache keeps.
///
/// JSON, because an answer's details are JSON already. The version stands first; a form this release does not know is no
/// answer, so that a cache left by another release is at worst a cache that is empty.
package enum VendorAnswerCodec {
    /// The form written. A change that older releases would misread takes the next number.
    static let version = 1
    /// Details come from a vendor's JSON, whose own nesting is bounded, and stand two levels deeper here.
    private static let maximumDepth = 160

    /// The answer's bytes.
    package static func encode(_ answer: VendorAnswer) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        writer.key("v")
        writer.integer(version)
        writer.key("vendor")
        writer.string(answer.vendor.rawValue)
        writer.key("status")
        writer.string(answer.status.rawValue)
        writer.key("observed_at")
        writer.integer(answer.observedAt)
        if let phone = answer.phone {
            writer.key("phone")
            writer.value(.object(EvidenceFields.phone.encode(phone)))
        }
        if let ip = answer.ip {
            writer.key("ip")
            writer.value(.object(EvidenceFields.ip.encode(ip)))
        }
        if let match = answer.match {
            writer.key("match")
            writer.value(.object(EvidenceFields.match.encode(match)))
        }
        if !answer.missing.isEmpty {
            writer.key("missing")
            writer.value(.array(answer.missing.map(JSONValue.string)))
        }
        if let vendorStatus = answer.vendorStatus {
            writer.key("vendor_status")
            writer.string(vendorStatus)
        }
        if let message = answer.message {
            writer.key("message")
            writer.string(message)
        }
        if let requestID = answer.requestID {
            writer.key("request_id")
            writer.string(requestID)
        }
        if let cost = answer.cost {
            writer.key("cost")
            writer.value(money(cost))
        }
        if let balance = answer.balance {
            writer.key("balance")
            writer.value(money(balance))
        }
        if !answer.details.isEmpty {
            writer.key("details")
            writer.raw(answer.details)
        }
        writer.endObject()
        return writer.bytes
    }

    /// The answer, or `nil` where the bytes are damaged or of a form that is not known.
    package static func decode(_ bytes: some Collection<UInt8>) -> VendorAnswer? {
        guard let object = (try? JSONValue(parsing: bytes, maximumDepth: maximumDepth))?.object,
            object["v"]?.integer == version, let vendor = object["vendor"]?.string,
            let status = object["status"]?.string.flatMap(CheckStatus.init(rawValue:)), status.isAnswered,
            let observedAt = object["observed_at"]?.numberText.flatMap({ Int64($0) })
        else { return nil }
        return VendorAnswer(
            vendor: VendorName(rawValue: vendor), status: status, observedAt: observedAt,
            phone: object["phone"]?.object.map { EvidenceFields.phone.decode($0, into: PhoneEvidence()) },
            ip: object["ip"]?.object.map { EvidenceFields.ip.decode($0, into: IPEvidence()) },
            match: object["match"]?.object.map { EvidenceFields.match.decode($0, into: MatchEvidence()) },
            missing: object["missing"]?.array?.compactMap(\.string) ?? [],
            vendorStatus: object["vendor_status"]?.string, message: object["message"]?.string,
            requestID: object["request_id"]?.string, cost: money(object["cost"]), balance: money(object["balance"]),
            details: details(object["details"]?.object))
    }

    private static func details(_ object: JSONObject?) -> [UInt8] {
        guard let object, !object.isEmpty else { return [] }
        return JSONValue.object(object).serialized()
    }

    private static func money(_ money: Money) -> JSONValue {
        ["units": .string(String(money.units)), "currency": .string(money.currency)]
    }

    private static func money(_ value: JSONValue?) -> Money? {
        guard let units = value?["units"]?.string.flatMap({ Int128($0) }), let currency = value?["currency"]?.string
        else { return nil }
        return Money(units: units, currency: currency)
    }
}
