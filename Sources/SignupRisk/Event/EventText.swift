import JSON

/// Writes an event's JSON text: constant fragments, which hold names and commas, and the values between them.
///
/// The memory is lent by ``bytes(capacity:_:)`` and has a fixed size. Nothing is written past its end; what does not fit is only
/// counted, and the text is written again with room enough. So a byte costs a comparison and a copy, and no memory grows.
struct EventText: ~Copyable {
    private let start: UnsafeMutableRawPointer?
    private let capacity: Int
    /// How long the text is, be it that some of it did not fit.
    private var count = 0

    private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        start = UnsafeMutableRawPointer(buffer.baseAddress)
        capacity = start == nil ? 0 : buffer.count
    }

    /// The text that `write` writes. It is called a second time where `capacity` was too small.
    @inline(__always)
    static func bytes(capacity: Int, _ write: (inout EventText) -> Void) -> [UInt8] {
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var text = EventText(buffer)
            write(&text)
            length = text.count
            count = length <= buffer.count ? length : 0
        }
        guard length > capacity else { return bytes }
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var text = EventText(buffer)
            write(&text)
            count = min(text.count, length)
        }
    }

    /// A fragment of JSON.
    @inline(__always)
    mutating func literal(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

    /// Bytes that are JSON already, or the inside of a string without anything to escape.
    @inline(__always)
    mutating func raw(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { append(start, $0.count) } }
    }

    /// The inside of a string that is known to have nothing to escape: a word or a number of our own.
    mutating func plain(_ text: borrowing String) {
        let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable {
            if let start = $0.baseAddress { append(start, $0.count) }
        }
        if isContiguous == nil { raw(Array((copy text).utf8)) }
    }

    /// Any text, in quotes, escaped where it has to be.
    mutating func string(_ text: borrowing String) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard !JSONWriter.needsEscape(utf8) else { return false }
            if utf8.count + 2 <= capacity - count, let start {
                // One comparison for all of it: most of an event is short strings.
                start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
                if let source = utf8.baseAddress {
                    start.advanced(by: count + 1).copyMemory(from: source, byteCount: utf8.count)
                }
                start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count + 1 + utf8.count, as: UInt8.self)
            }
            count += utf8.count + 2
            return true
        }
        if isPlain != true { escaped(copy text) }
    }

    private mutating func escaped(_ text: String) {
        var writer = JSONWriter()
        writer.string(text)
        raw(writer.bytes)
    }

    /// A whole number.
    mutating func integer(_ value: Int) {
        var rest = value.magnitude
        let length = Self.digits(rest) + (value < 0 ? 1 : 0)
        if length <= capacity - count, let start {
            var position = count + length
            repeat {
                position -= 1
                start.storeBytes(
                    of: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10), toByteOffset: position, as: UInt8.self
                )
                rest /= 10
            } while rest > 0
            if value < 0 { start.storeBytes(of: UInt8(ascii: "-"), toByteOffset: count, as: UInt8.self) }
        }
        count += length
    }

    /// A finite number in its shortest form; one that is not finite, which JSON cannot say, as `null`.
    mutating func number(_ value: Double) {
        if value == value.rounded(), abs(value) < 1e15 { return integer(Int(value)) }
        if value.isFinite { plain(value.description) } else { literal("null") }
    }

    /// A moment, in quotes.
    mutating func timestamp(_ milliseconds: Int64) {
        literal("\"")
        if Timestamp.length <= capacity - count, let start {
            Timestamp.write(milliseconds, to: start.advanced(by: count).assumingMemoryBound(to: UInt8.self))
        }
        count += Timestamp.length
        literal("\"")
    }

    @inline(__always)
    private mutating func append(_ source: UnsafeRawPointer, _ size: Int) {
        if size <= capacity - count, let start { start.advanced(by: count).copyMemory(from: source, byteCount: size) }
        count += size
    }

    private static func digits(_ value: UInt) -> Int {
        var (length, bound) = (1, value)
        while bound >= 10 { (length, bound) = (length + 1, bound / 10) }
        return length
    }
}

extension EventText {
    /// A member, `name` being its comma, name and colon; `null` where there is no value: unknown is never written as anything
    /// else.
    mutating func member(_ name: StaticString, _ value: String?) {
        literal(name)
        if let value { string(value) } else { literal("null") }
    }

    /// The same for a word of our own.
    @inline(__always)
    mutating func member(_ name: StaticString, _ value: (some EventWord)?) {
        literal(name)
        literal(value?.json ?? "null")
    }

    /// The same for a truth value.
    @inline(__always)
    mutating func member(_ name: StaticString, _ value: Bool?) {
        literal(name)
        switch value {
        case true?: literal("true")
        case false?: literal("false")
        case nil: literal("null")
        }
    }

    /// The same for a whole number.
    mutating func member(_ name: StaticString, _ value: Int?) {
        literal(name)
        if let value { integer(value) } else { literal("null") }
    }

    /// The same for a number.
    mutating func member(_ name: StaticString, _ value: Double?) {
        literal(name)
        if let value { number(value) } else { literal("null") }
    }
}
