import JSON
import NIOHTTP1

/// The simulator's own interface under `/__sim/`: what is seen is read with GET, what is changed is sent as JSON with POST.
enum ControlRequest {
    static let prefix = "/__sim/"

    /// A request that cannot be carried out, in words.
    struct Refused: Error {
        let message: String
    }

    static func answer(_ request: SimulatedRequest, core: inout SimulatorCore, machine: Int64) -> SimulatedResponse {
        do throws(Refused) {
            let name = String(request.path.dropFirst(prefix.count))
            if request.method == .GET {
                switch name {
                case "journal": return json(journal(core))
                case "counters": return json(counters(core))
                default: return refusal(404, "there is nothing of that name to read")
                }
            }
            guard request.method == .POST else { return refusal(405, "only GET and POST are known") }
            guard let body = try? request.body.isEmpty ? JSONObject() : JSONValue(parsing: request.body).object else {
                return refusal(400, "the body is no JSON object")
            }
            return json(try change(name, body, core: &core, machine: machine))
        } catch {
            return refusal(400, error.message)
        }
    }

    private static func json(_ value: JSONValue) -> SimulatedResponse { SimulatedResponse(body: value.serialized()) }

    private static func refusal(_ status: Int, _ message: String) -> SimulatedResponse {
        SimulatedResponse(status: status, body: (["error": .string(message)] as JSONValue).serialized())
    }

    private static func change(
        _ name: String, _ body: JSONObject, core: inout SimulatorCore, machine: Int64
    ) throws(Refused) -> JSONValue {
        switch name {
        case "reset": core.reset()
        case "clock":
            if let milliseconds = body["advance_ms"]?.integer {
                core.advanceClock(milliseconds: Int64(milliseconds))
            } else if let time = body["set_ms"]?.integer, (0...Int(SimulatorCore.latest)).contains(time) {
                core.advanceClock(milliseconds: Int64(time) - core.now(machine))
            } else {
                throw Refused(message: "\"advance_ms\" or \"set_ms\" is wanted, in milliseconds")
            }
            return ["now_ms": JSONValue(core.now(machine))]
        case "balance":
            guard let balance = (body["balance"]?.string ?? body["balance"]?.numberText).flatMap({ Amount($0) }) else {
                throw Refused(message: "\"balance\" is wanted as a decimal")
            }
            core.count(try vendor(body)) { $0.balance = balance }
        case "delay":
            let delay = try delay(body)
            if body["vendor"] == nil {
                for vendor in SimulatedVendor.allCases { core.delays[vendor] = delay }
            } else {
                core.delays[try vendor(body)] = delay
            }
        case "fault":
            if body["clear"] == true {
                core.faults.removeAll()
            } else if !core.faults.add(try rule(body)) {
                throw Refused(message: "there are too many rules already; clear them first")
            }
        case "limits": try set(.limits, body, &core)
        case "switch":
            guard let name = body["name"]?.string, let option = SimulatorSwitches(named: name) else {
                let names = SimulatorSwitches.named.map(\.key).joined(separator: ", ")
                throw Refused(message: "\"name\" is wanted: one of \(names)")
            }
            try set(option, body, &core)
        case "rotate": return ["secret": .string(core.ipqualityscore.rotateSecret(core.world.hash))]
        default: throw Refused(message: "there is nothing of that name to change")
        }
        return ["ok": true]
    }

    private static func set(
        _ option: SimulatorSwitches, _ body: JSONObject, _ core: inout SimulatorCore
    ) throws(Refused) {
        guard let isOn = body["on"]?.bool else { throw Refused(message: "\"on\" is wanted: true or false") }
        if isOn { core.switches.insert(option) } else { core.switches.remove(option) }
    }
}
