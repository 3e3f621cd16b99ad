import Glibc

/// A pipe of a test, with one page of room, so that it is soon full.
final class Pipe: Sendable {
    let reader: Int32
    let writer: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        (reader, writer) = (ends[0], ends[1])
        _ = fcntl(writer, F_SETPIPE_SZ, 4096)
    }

    deinit {
        close(reader)
        close(writer)
    }

    /// What is in the pipe now.
    func drain() -> String {
        var text: [UInt8] = []
        var request = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
        while poll(&request, 1, 0) > 0, request.revents & Int16(POLLIN) != 0 {
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = read(reader, &buffer, buffer.count)
            guard count > 0 else { break }
            text += buffer.prefix(count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Linux's `F_SETPIPE_SZ`, which the C library's overlay does not show.
private let F_SETPIPE_SZ: Int32 = 1031
