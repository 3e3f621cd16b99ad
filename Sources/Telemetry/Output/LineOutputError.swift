import Glibc

/// Why a file for lines could not be opened.
package struct LineOutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as configured.
    package let path: String
    /// The system's reason.
    package let errno: Int32

    package init(path: String, errno: Int32) {
        self.path = path
        self.errno = errno
    }

    package var description: String { "the file \(path) cannot be opened: \(Self.reason(errno))" }

    /// The system's words for an error.
    package static func reason(_ errno: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, strerror_r(errno, start, buffer.count) == 0 else {
                return "error \(errno)"
            }
            return String(cString: start)
        }
    }
}
