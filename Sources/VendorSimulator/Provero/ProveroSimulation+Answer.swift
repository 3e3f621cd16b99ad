import JSON

extension ProveroSimulation {
    private static let milesPerKilometre = 0.621_371_192

    func answer(_ question: Question, call: VendorCall) -> VendorReply {
        let octet = call.usesMagic && question.ip.version == 4 ? question.ip.lastOctet : nil
        switch octet {
        case 250: return VendorReply(.vendorError, applicationError(code: "400", status: 400))
        case 251: return VendorReply(.vendorError, applicationError(code: "503", status: 200))
        case 252: return VendorReply(.vendorError, applicationError(code: 500, status: 500))
        default: break
        }
        let hidesCity = call.usesMagic && question.ip.documentationNetwork == .second
        let place = call.world.strayingOrigin(of: question.ip).place
        let charge = VendorReply.Charge(
            amount: call.price,
            lookup: call.lookup(
                "provero lookup", "\(question.text) \(question.address ?? "") \(question.wantsMatch)"
            )
        )
        let response = SimulatedResponse.object { writer in
            member(&writer, "country", place.country.name)
            member(&writer, "regionName", place.region)
            member(&writer, "city", hidesCity ? "" : place.city)
            member(&writer, "zip", hidesCity ? "" : place.zip)
            member(&writer, "lat", place.latitude)
            member(&writer, "lon", place.longitude)
            member(&writer, "ip", octet == 253 ? "192.0.2.1" : question.text)
            if let address = question.address {
                let comparison = call.world.comparison(address, with: place)
                compare(&writer, comparison, asText: octet.map { !$0.isMultiple(of: 2) } ?? false, question)
            }
        }
        return VendorReply(.answered, response, charge: charge)
    }

    private func compare(
        _ writer: inout JSONWriter, _ comparison: SimulatedWorld.Comparison, asText: Bool, _ question: Question
    ) {
        writer.key("distance")
        writer.beginObject()
        for (key, value) in [
            ("km", comparison.kilometres), ("mi", comparison.kilometres * Self.milesPerKilometre),
        ] {
            let rounded = (value * 10_000).rounded() / 10_000
            writer.key(key)
            // The documents' table shows text, their example a number.
            if asText { writer.string(rounded.description) } else { writer.number(rounded) }
        }
        writer.endObject()
        guard question.wantsMatch else { return }
        writer.key("geoMatch")
        writer.beginObject()
        writer.key("country")
        writer.bool(comparison.sameCountry)
        writer.key("city")
        writer.bool(comparison.sameCity)
        writer.endObject()
    }

    private func applicationError(code: JSONValue, status: Int) -> SimulatedResponse {
        .object(status: status) { writer in
            writer.key("requestError")
            writer.beginObject()
            writer.key("serviceException")
            writer.beginObject()
            member(&writer, "messageId", "Error message")
            writer.key("code")
            writer.value(code)
            writer.endObject()
            writer.endObject()
        }
    }
}
