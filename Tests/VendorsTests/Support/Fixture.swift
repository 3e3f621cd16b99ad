import Foundation
import JSON
import SignupRisk
import Testing
import Vendors

/// An answer as a vendor gives it, with the class an adapter has to give it.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let json: JSONValue

    var testDescription: String { name }
    var vendor: String { String(name.prefix { $0 != "/" }) }

    static let all: [Fixture] = ["vonage", "ipqualityscore", "provero", "eko"].flatMap(of)

    static func of(_ vendor: String) -> [Fixture] {
        guard let directory = Bundle.module.resourceURL?.appending(path: "Fixtures/\(vendor)"),
            let files = try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        else { return [] }
        return files.sorted { $0.lastPathComponent < $1.lastPathComponent }.compactMap { file in
            guard let data = try? Data(contentsOf: file), let json = try? JSONValue(parsing: data) else { return nil }
            return Fixture(name: "\(vendor)/\(file.deletingPathExtension().lastPathComponent)", json: json)
        }
    }

    static func named(_ name: String) -> Fixture? { all.first { $0.name == name } }

    func text(_ key: String) -> String? { json[key]?.string }

    var response: VendorResponse {
        var headers: [String: String] = [:]
        for (name, value) in json["headers"]?.object ?? JSONObject() { headers[name.lowercased()] = value.string }
        let isRaw = json["body_is_raw_text"]?.bool == true
        let body = isRaw ? Array((json["body"]?.string ?? "").utf8) : json["body"]?.serialized() ?? []
        return VendorResponse(status: json["status"]?.integer ?? 0, headers: headers, body: body)
    }

    /// The lookup that the fixture's request asks for.
    var query: VendorQuery {
        let request = json["request"]
        switch vendor {
        case "vonage":
            let number = request?["query"]?["number"]?.string ?? ""
            return VendorQuery(phone: number, ip: request?["query"]?["ip"]?.string.flatMap(Sample.address))
        case "ipqualityscore":
            let phone = field("phone")?.filter(\.isNumber)
            return VendorQuery(phone: phone, country: field("country[]"), options: "strictness=0")
        case "provero":
            let body = request?["body"]
            return VendorQuery(
                ip: body?["ip"]?.string.flatMap(Sample.address) ?? Sample.ip, address: body?["address"]?.string)
        default:
            let address = request?["body"]?["ip_address"]?.string
            return VendorQuery(ip: address.flatMap(Sample.address) ?? Sample.ip)
        }
    }

    /// A field of the fixture's form.
    func field(_ name: String) -> String? {
        json["request"]?["form"]?.array?.first { $0.array?.first?.string == name }?.array?.last?.string
    }
}
