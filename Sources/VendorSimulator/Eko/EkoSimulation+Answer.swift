import JSON

extension EkoSimulation {
    /// The answer for an address whose checks have passed. The last octet chooses the case where magic inputs are on.
    func answer(_ ip: SimulatedIP, _ text: String, call: VendorCall) -> VendorReply {
        let octet = call.usesMagic ? ip.lastOctet : 0
        switch octet {
        case 8: return VendorReply(.invalidInput, upstream("unable to find IP details"))
        case 9: return VendorReply(.vendorError, upstream("something went wrong, please try after some time"))
        case 12: return VendorReply(.vendorError, SimulatedResponse(status: 500, contentType: "", body: []))
        case 13:
            return VendorReply(
                .throttled, Self.refusal(1, "Another transaction is in progress", responseStatus: -2)
            )
        default: break
        }
        let charge = VendorReply.Charge(amount: call.price, lookup: call.lookup("eko lookup", text))
        let origin = call.world.origin(of: ip)
        let response = SimulatedResponse.object { writer in
            writer.key("status")
            if octet == 5 { writer.string("success") } else { writer.integer(0) }
            writer.key("response_status_id")
            writer.integer(octet == 7 ? -1 : 0)
            member(&writer, "message", "IP verification successful")
            writer.key("response_type_id")
            writer.integer(octet == 5 ? 2001 : 1388)
            guard octet != 10 else { return }
            writer.key("data")
            writer.beginObject()
            data(&writer, origin, octet, octet == 11 ? "192.0.2.1" : text)
            writer.endObject()
        }
        return VendorReply(.answered, response, charge: charge)
    }

    private func data(_ writer: inout JSONWriter, _ origin: SimulatedWorld.Origin, _ octet: Int, _ echo: String) {
        let place = origin.place
        let isEmpty = octet == 4
        member(&writer, "ip_address", echo)
        writer.key("proxy_type")
        switch octet {
        case 1: writer.string("None")
        case 2: writer.string("VPN")
        case 3: writer.string("DCH")
        case 4: writer.string("-")
        case 5: writer.string("Residential Proxy")
        case 6: writer.string("VPA")
        case 14: writer.null()
        default: writer.string(origin.proxyType)
        }
        member(&writer, "country_code", place.country.iso2)
        member(&writer, "country_name", place.country.formalName)
        member(&writer, "region_name", isEmpty ? "-" : place.region)
        member(&writer, "city_name", isEmpty ? "-" : place.city)
        switch octet {
        case 3:
            writer.key("city_risk_score")
            writer.integer(place.risk)
            writer.key("proxy_type_risk_score")
            writer.integer(max(origin.proxyRisk, 60))
        case 4:
            member(&writer, "city_risk_score", "")
            member(&writer, "proxy_type_risk_score", "-")
        case 5:
            member(&writer, "city_risk_score", "Low")
            member(&writer, "proxy_type_risk_score", "Medium")
        default:
            member(&writer, "city_risk_score", String(place.risk))
            let risk = octet == 1 ? 0 : octet == 2 ? max(origin.proxyRisk, 80) : origin.proxyRisk
            member(&writer, "proxy_type_risk_score", String(risk))
        }
    }

    private func upstream(_ message: String) -> SimulatedResponse {
        Self.refusal(1, message, responseStatus: -1, hasEmptyData: true)
    }

    private func member(_ writer: inout JSONWriter, _ key: StaticString, _ value: String) {
        writer.key(key)
        writer.string(value)
    }
}
