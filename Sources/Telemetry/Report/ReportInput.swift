import Glibc
import JSON

/// The lines of one or more metrics logs, as far as they can be read.
package struct ReportInput: Sendable {
    /// Lines longer than this are no metrics lines.
    private static let maximumLineBytes = 16 << 20

    /// In the order of the files.
    private(set) var lines: [ReportLine] = []
    /// Lines that are no JSON, as a killed process leaves one, or no metrics.
    package private(set) var unreadable = 0

    package init() {}

    /// How many lines could be read.
    package var count: Int { lines.count }

    /// Adds the lines of a file.
    package mutating func add(path: String) throws(LineOutputError) {
        guard let file = fopen(path, "r") else { throw LineOutputError(path: path, errno: errno) }
        defer { fclose(file) }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        errno = 0
        while case let count = getline(&buffer, &capacity, file), count > 0 {
            let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
            if count <= Self.maximumLineBytes { add(line: bytes) } else { unreadable += 1 }
        }
        if ferror(file) != 0 { throw LineOutputError(path: path, errno: errno) }
    }

    /// Adds one line, with or without its line feed.
    package mutating func add(line: some Collection<UInt8>) {
        let isBlank = line.allSatisfy {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: " ")
        }
        guard !isBlank else { return }
        guard let value = try? JSONValue(parsing: line), let read = ReportLine(value) else {
            unreadable += 1
            return
        }
        lines.append(read)
    }
}
