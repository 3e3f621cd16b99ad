import Glibc
import Telemetry
import Testing

/// Prometheus' own opinion of the page, where its tool is installed (Debian's package `prometheus`).
@Suite struct PromtoolTests {
    private static var isInstalled: Bool { system("command -v promtool >/dev/null 2>&1") == 0 }

    @Test("promtool has nothing to say about the page", .enabled(if: isInstalled, "promtool is not installed"))
    func check() {
        let (registry, _) = Samples.filled()
        let directory = TemporaryDirectory()
        directory.write(PrometheusText.page(registry.families()), to: "page")
        let status = system(
            "promtool check metrics <'\(directory.path)/page' >'\(directory.path)/out' 2>&1")
        #expect(status == 0 && directory.text(of: "out").isEmpty, "\(directory.text(of: "out"))")
    }
}
