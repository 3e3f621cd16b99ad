import CMaxMindDB
import Glibc

/// A private copy of a file in memory, which libmaxminddb can open by a path.
///
/// The library only maps files, and a mapped file that someone overwrites in place, as `cp` does, ends the process at the next
/// lookup. Nobody else can reach the copy. It costs the database's size in memory, 8 MB for countries, 60 MB for cities.
struct OfflineSnapshot: ~Copyable {
    private let descriptor: Int32

    /// The path while the snapshot lives; what has been mapped outlives it.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// - Throws: `OfflineDatabaseError` where there is no such file, it cannot be read, or it is not a regular file.
    init(of path: String) throws {
        // A named pipe without a writer must not keep us waiting.
        let source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard source >= 0 else { throw Self.failure(path) }
        defer { close(source) }
        var status = stat()
        guard fstat(source, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw OfflineDatabaseError(code: .unreadable, path: path, detail: "it is not a regular file")
        }
        let closeOnExec: UInt32 = 1  // MFD_CLOEXEC
        let copy = memfd_create("ip-database", closeOnExec)
        guard copy >= 0 else { throw Self.failure(path) }
        guard Self.copyBytes(from: source, to: copy) else {
            let failure = Self.failure(path)
            close(copy)
            throw failure
        }
        descriptor = copy
    }

    deinit { close(descriptor) }

    /// - Returns: whether all bytes are there; if not, `errno` says why.
    private static func copyBytes(from source: Int32, to copy: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 16) { buffer in
            while true {
                let count = read(source, buffer.baseAddress, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count == 0 }
                var written = 0
                while written < count {
                    let more = write(copy, buffer.baseAddress?.advanced(by: written), count - written)
                    if more < 0, errno == EINTR { continue }
                    guard more > 0 else { return false }
                    written += more
                }
            }
        }
    }

    private static func failure(_ path: String) -> OfflineDatabaseError {
        OfflineDatabaseError(code: .unreadable, path: path, detail: String(cString: strerror(errno)))
    }
}
