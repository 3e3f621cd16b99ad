import Glibc

/// An open descriptor for lines; a file of our own is closed at the end and follows log rotation.
struct LineFile: ~Copyable {
    private(set) var descriptor: Int32
    /// Whether it is a file on a disk, which is always ready.
    private(set) var isRegular = false
    /// The path, where we opened it and close it.
    private let path: String?

    /// A descriptor that belongs to somebody else.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        path = nil
        isRegular = Self.isRegular(descriptor)
    }

    /// The end of a file, made if need be.
    init(path: String) throws(LineOutputError) {
        descriptor = Self.open(path)
        guard descriptor >= 0 else { throw LineOutputError(path: path, errno: errno) }
        self.path = path
        isRegular = Self.isRegular(descriptor)
    }

    deinit { if path != nil, descriptor >= 0 { close(descriptor) } }

    /// Opens the path anew when it names another file than the open one, or none: somebody has moved the log away.
    ///
    /// - Returns: the error, when that fails; it is tried again with the next line.
    mutating func followRotation() -> Int32? {
        guard let path, isRegular || descriptor < 0 else { return nil }
        var open = stat()
        var named = stat()
        let isSame =
            descriptor >= 0 && fstat(descriptor, &open) == 0 && stat(path, &named) == 0
            && open.st_ino == named.st_ino && open.st_dev == named.st_dev
        guard !isSame else { return nil }
        let next = Self.open(path)
        guard next >= 0 else { return errno }
        if descriptor >= 0 { close(descriptor) }
        descriptor = next
        isRegular = Self.isRegular(next)
        return nil
    }

    /// Waits until a write does not block.
    ///
    /// - Returns: `EAGAIN` when the time is up, or the error that makes waiting useless.
    borrowing func waitUntilReady(milliseconds: Int32) -> Int32? {
        if isRegular { return nil }
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let count = poll(&request, 1, milliseconds)
            if count > 0 { return request.revents & Int16(POLLNVAL) == 0 ? nil : EBADF }
            if count == 0 { return EAGAIN }
            if errno != EINTR { return errno }
        }
    }

    private static func open(_ path: String) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o644)
        guard descriptor >= 0 else { return descriptor }
        finishTornLine(descriptor)
        return descriptor
    }

    /// A process that was killed may have left half a line: end it, so that the next line stands alone.
    private static func finishTornLine(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, isRegular(descriptor), status.st_size > 0 else { return }
        var last: UInt8 = 0
        if pread(descriptor, &last, 1, status.st_size - 1) == 1, last != UInt8(ascii: "\n") {
            _ = write(descriptor, "\n", 1)
        }
    }

    private static func isRegular(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
