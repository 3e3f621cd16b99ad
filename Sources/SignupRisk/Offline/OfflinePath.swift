import Glibc

/// A path into a record as libmaxminddb takes it: pointers to keys and indices, ended by a null pointer.
///
/// Paths are constants of the program. `@unchecked Sendable`, because the memory is filled in `init`, only read after, and given
/// back by `deinit`.
final class OfflinePath: @unchecked Sendable {
    let pointers: UnsafePointer<UnsafePointer<CChar>?>

    private let storage: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private let count: Int

    init(_ parts: String...) {
        count = parts.count
        storage = .allocate(capacity: parts.count + 1)
        for (index, part) in parts.enumerated() { storage[index] = UnsafePointer(strdup(part)) }
        storage[parts.count] = nil
        pointers = UnsafePointer(storage)
    }

    deinit {
        for index in 0..<count { free(UnsafeMutablePointer(mutating: storage[index])) }
        storage.deallocate()
    }
}
