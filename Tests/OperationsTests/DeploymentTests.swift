import Foundation
import Settings
import Testing
import Yams

/// The deployment files against the configuration they are to carry.
@Suite("Deployment files")
struct DeploymentTests {
    private static let folder = "config/kubernetes"

    /// The configuration that the ConfigMap holds, read as the worker reads it.
    private func mounted() async throws -> Settings {
        let map = try Shipped.document("\(Self.folder)/base/configmap.yaml")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("mounted-\(UUID().uuidString)")
        let text = try #require(map.text("data", "worker.yaml"))
        // The folder of secrets is the container's.
        let local = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("secretsDirectory") }.joined(separator: "\n")
        #expect(local != text)
        try Data(local.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try SettingsReader(path: file.path, environment: [:]).read()
    }

    private func workloads() throws -> [Node] {
        [
            try Shipped.document("\(Self.folder)/deployment.yaml"),
            try Shipped.document("\(Self.folder)/static-members/statefulset.yaml"),
        ]
    }

    @Test("Kubernetes waits longer than the worker drains, probes what there is, and gives no rights")
    func pods() async throws {
        let settings = try await mounted()
        for workload in try workloads() {
            let pod: [Any] = ["spec", "template", "spec"]
            let spec = try #require(workload.node(pod))
            let grace = try #require(spec.text("terminationGracePeriodSeconds").flatMap(Int.init))
            #expect(.seconds(grace) >= settings.duration("worker.shutdownDrain") + .seconds(20))
            let container = try #require(spec.list("containers").first)
            #expect(container.text("livenessProbe", "httpGet", "path") == "/livez")
            #expect(container.text("readinessProbe", "httpGet", "path") == "/readyz")
            #expect(container.text("ports", 0, "containerPort") == "\(settings.integer("admin.port"))")
            #expect(settings.text("admin.host") == "0.0.0.0")
            #expect(spec.text("securityContext", "runAsNonRoot") == "true")
            #expect(container.text("securityContext", "readOnlyRootFilesystem") == "true")
            #expect(container.text("securityContext", "allowPrivilegeEscalation") == "false")
            #expect(container.text("securityContext", "capabilities", "drop", 0) == "ALL")
            #expect(container.text("resources", "limits", "memory") != nil)
            #expect(spec.text("automountServiceAccountToken") == "false")
        }
    }

    @Test("The scaler looks at the group, the topic and the brokers that the worker has")
    func scaler() async throws {
        let settings = try await mounted()
        let scaler = try Shipped.document("\(Self.folder)/scaledobject.yaml")
        let trigger = try #require(scaler.list("spec", "triggers").first)
        #expect(trigger.text("type") == "kafka")
        #expect(trigger.text("metadata", "consumerGroup") == settings.text("kafka.groupId"))
        #expect(trigger.text("metadata", "topic") == settings.list("kafka.inputTopics").first)
        #expect(trigger.text("metadata", "bootstrapServers") == settings.text("kafka.bootstrapServers"))
        #expect(scaler.text("spec", "scaleTargetRef", "name") == (try workloads())[0].text("metadata", "name"))
    }

    @Test("Every secret that is mounted is one, and every variable that is set is known")
    func names() throws {
        let secret = try Shipped.document("\(Self.folder)/base/secret.yaml")
        let entries = try #require(secret.node(["stringData"])?.mapping)
        for key in entries.keys.compactMap(\.string) {
            #expect(SettingCatalogue.key(key)?.isSecret == true, "\(key)")
        }
        let known = Set(SettingCatalogue.keys.map(\.environmentName))
        let stateful = try workloads()[1].list("spec", "template", "spec", "containers", 0, "env")
        let set = stateful.compactMap { $0.text("name") }.filter { $0 != "POD_NAME" }
        #expect(set.count == 3 && set.allSatisfy(known.contains), "\(set)")
        let compose = try Shipped.document("docker-compose.yml")
        let services = try #require(compose.node(["services"])?.mapping)
        let workers = services.filter { ($0.key.string ?? "").hasPrefix("worker") }.map(\.value)
        #expect(workers.count == 2)
        for worker in workers {
            let names = worker.node(["environment"])?.mapping?.keys.compactMap(\.string) ?? []
            #expect(names.contains("KAFKA_INSTANCE_ID") && names.filter { $0 != "<<" }.allSatisfy(known.contains))
        }
        let shared = compose.node(["x-worker", "environment"])?.mapping?.keys.compactMap(\.string) ?? []
        #expect(shared.count > 10 && shared.allSatisfy(known.contains), "\(shared)")
    }
}
