import Foundation
import JSON
import Testing

@testable import Telemetry

/// The page in a real browser, where one is installed (Debian's package `chromium`).
@Suite struct ReportBrowserTests {
    private static var isInstalled: Bool { system("command -v chromium >/dev/null 2>&1") == 0 }

    @Test(
        "the page fits a telephone and a desk, its letters can be read, and its plots are drawn",
        .enabled(if: isInstalled, "chromium is not installed"), .timeLimit(.minutes(3)), arguments: [360, 1300])
    func layout(width: Int) throws {
        let html = try #require(MetricsReport(ReportSamples.input(ReportSamples.lines(count: 60)))).html
        let directory = TemporaryDirectory()
        directory.write(Self.frame(html, width: width), to: "frame.html")
        let measured = try Self.measure("\(directory.path)/frame.html")
        // Nothing makes the whole page scroll sideways.
        #expect(try #require(measured["content"]?.integer) <= width)
        // The smallest letters of the plots, in pixels as they are drawn.
        #expect(try #require(measured["letters"]?.integer) >= 9)
        #expect(try #require(measured["columns"]?.integer) == (width < 500 ? 1 : 3))
        #expect(try #require(measured["lines"]?.integer) >= 15)
        #expect(try #require(measured["dark"]?.bool) != measured["light"]?.bool)
    }

    /// A page that shows the report as wide as asked, measures it, and says what it has found.
    private static func frame(_ html: String, width: Int) -> String {
        """
        <!doctype html><body><pre id="found"></pre><iframe id="report" style="width:\(width)px;height:900px;border:0"></iframe>
        <script>
        const frame = document.getElementById("report");
        frame.onload = () => {
          const page = frame.contentDocument;
          const height = element => element.getBoundingClientRect().height;
          const texts = [...page.querySelectorAll("svg text")].map(text => {
            const svg = text.ownerSVGElement;
            return parseFloat(frame.contentWindow.getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          });
          const plots = page.querySelector(".plots");
          const background = frame.contentWindow.getComputedStyle(page.body).backgroundColor;
          document.getElementById("found").textContent = JSON.stringify({
            content: page.documentElement.scrollWidth, letters: Math.floor(Math.min(...texts)),
            columns: frame.contentWindow.getComputedStyle(plots).gridTemplateColumns.split(" ").length,
            lines: [...page.querySelectorAll("polyline")].filter(line => line.getBoundingClientRect().width > 100).length,
            light: background === "rgb(255, 255, 255)",
            dark: frame.contentWindow.matchMedia("(prefers-color-scheme: dark)").matches,
          });
        };
        frame.srcdoc = decodeURIComponent(escape(atob("\(Data(html.utf8).base64EncodedString())")));
        </script></body>
        """
    }

    private static func measure(_ path: String) throws -> JSONValue {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000",
            "--virtual-time-budget=60000", "--dump-dom", "file://\(path)",
        ]
        let output = Foundation.Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        let found = try #require(text.firstMatch(of: /<pre id="found">(.*?)<\/pre>/)?.1)
        return try JSONValue(parsing: Array(found.utf8))
    }
}
