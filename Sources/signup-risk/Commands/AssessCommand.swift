import ArgumentParser
import Enrichment
import Foundation
import JSON
import Resilience
import Settings
import SignupRisk
import Telemetry

/// `signup-risk assess`: one signup through the real pipeline, without Kafka.
struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Assess one signup and print its risk event.",
        discussion: HelpText.join(
            """
            Asks the configured vendors, which charge for it, and needs no Kafka. The event on standard output is the one \
            the worker would publish.

            EXAMPLES
              signup-risk assess --config worker.yaml --phone +447400123456
              signup-risk assess --config worker.yaml --ip 81.2.69.142 | jq .risk
            """,
            HelpText.configuration,
            HelpText.exitCodes(0, 64, 70, 78)))

    @OptionGroup var configuration: ConfigurationOption

    @Option(name: .long, help: "The phone number, in any way a person writes it.")
    var phone: String?

    @Option(name: .long, help: "The IP address.")
    var ip: String?

    @Option(name: .long, help: "The stated country, ISO 3166-1 alpha-2.")
    var country: String?

    @Option(name: .long, help: "The stated address or postcode.")
    var address: String?

    func validate() throws {
        if phone == nil, ip == nil { throw ValidationError("Give --phone, --ip or both.") }
    }

    func run() async throws {
        try await reporting {
            let settings = try await configuration.read()
            let sink = settings.logSink()
            let selection = VendorSelection(settings)
            guard selection.problems.isEmpty else { throw CompositionError(selection.problems) }
            guard !selection.vendors.isEmpty else { throw CompositionError(VendorSelection.nothingToAsk) }
            let lookups = try LookupAssembly(settings, selection, replica: "assess", sink: sink) { _ in }
            let assembly = try EnricherAssembly(settings, selection, checks: lookups.checks)
            let deadline = MonotonicClock().now.advanced(by: settings.duration("worker.eventDeadline"))
            let event = await withTaskGroup(of: Void.self) { group in
                group.addTask { await lookups.run() }
                defer { group.cancelAll() }
                return await assembly.enricher.enrich(
                    signup, source: RecordSource(topic: "assess", partition: 0, offset: 0), deadline: deadline)
            }
            Terminal.print(event.event.body)
        }
    }

    /// The signup as a producer would have sent it, by the default names.
    private var signup: Signup {
        var object = JSONObject()
        for (name, value) in [("phone", phone), ("ip", ip), ("country", country), ("address", address)] {
            object[name] = value.map { .string($0) }
        }
        return Signup(
            object: JSONValue.object(object).serialized(), phone: phone, ip: ip, country: country, address: address)
    }
}
