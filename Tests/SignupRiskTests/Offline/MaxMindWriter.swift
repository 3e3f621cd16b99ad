/// Writes small databases in the MaxMind DB format (https://maxmind.github.io/MaxMind-DB/), version 2.0, 24-bit records.
struct MaxMindWriter {
    /// A value of a record.
    indirect enum Value {
        case text(String)
        case double(Double)
        case short(UInt16)
        case unsigned(UInt32)
        case long(UInt64)
        case map([(String, Value)])
        case array([Value])
    }

    var type = "GeoLite2-City"
    var ipVersion: UInt16 = 6
    private var records: [(prefix: [UInt8], value: Value)] = []

    /// Says something of all addresses that begin with these bits, each 0 or 1, counted from the top of this file's addresses.
    mutating func add(_ prefix: [UInt8], _ value: Value) { records.append((prefix, value)) }

    /// The file's bytes.
    func file() -> [UInt8] {
        var (nodes, data) = tree()
        if nodes.isEmpty { nodes = [(nil, nil)] }
        var bytes: [UInt8] = []
        for node in nodes {
            for side in [node.left, node.right] {
                let number: Int =
                    switch side {
                    case nil: nodes.count
                    case .node(let index): index
                    case .data(let offset): nodes.count + 16 + offset
                    }
                bytes += [
                    UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8),
                    UInt8(truncatingIfNeeded: number),
                ]
            }
        }
        bytes += [UInt8](repeating: 0, count: 16) + data
        bytes += [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8)
        bytes += Self.encoded(
            .map([
                ("node_count", .unsigned(UInt32(nodes.count))), ("record_size", .short(24)),
                ("ip_version", .short(ipVersion)),
                ("database_type", .text(type)), ("languages", .array([.text("en")])),
                ("binary_format_major_version", .short(2)),
                ("binary_format_minor_version", .short(0)), ("build_epoch", .long(1_700_000_000)),
                ("description", .map([("en", .text("A database for tests"))])),
            ]))
        return bytes
    }

    private enum Side {
        case node(Int)
        case data(Int)
    }

    private func tree() -> (nodes: [(left: Side?, right: Side?)], data: [UInt8]) {
        var nodes: [(left: Side?, right: Side?)] = []
        var data: [UInt8] = []
        for record in records {
            if nodes.isEmpty { nodes.append((nil, nil)) }
            var index = 0
            for (depth, bit) in record.prefix.enumerated() {
                let isLast = depth == record.prefix.count - 1
                let side = bit == 0 ? nodes[index].left : nodes[index].right
                let next: Side
                if isLast {
                    next = .data(data.count)
                } else if case .node = side {
                    next = side ?? .node(0)
                } else {
                    nodes.append((nil, nil))
                    next = .node(nodes.count - 1)
                }
                if bit == 0 { nodes[index].left = next } else { nodes[index].right = next }
                if case .node(let following) = next { index = following }
            }
            data += Self.encoded(record.value)
        }
        return (nodes, data)
    }

    /// The data section's encoding: a control byte with type and size, an extended type after it, then the payload.
    static func encoded(_ value: Value) -> [UInt8] {
        switch value {
        case .text(let text): control(2, size: text.utf8.count) + Array(text.utf8)
        case .double(let double): control(3, size: 8) + bigEndian(double.bitPattern, count: 8)
        case .short(let number): control(5, size: 2) + bigEndian(UInt64(number), count: 2)
        case .unsigned(let number): control(6, size: 4) + bigEndian(UInt64(number), count: 4)
        case .long(let number): control(9, size: 8) + bigEndian(number, count: 8)
        case .map(let entries):
            control(7, size: entries.count)
                + entries.flatMap { encoded(.text($0.0)) + encoded($0.1) }
        case .array(let values):
            control(11, size: values.count) + values.flatMap { encoded($0) }
        }
    }

    private static func control(_ type: UInt8, size: Int) -> [UInt8] {
        let head: UInt8 = type < 8 ? type << 5 : 0
        let tail: [UInt8] = type < 8 ? [] : [type - 7]
        if size < 29 { return [head | UInt8(size)] + tail }
        if size < 285 { return [head | 29] + tail + [UInt8(size - 29)] }
        return [head | 30] + tail + bigEndian(UInt64(size - 285), count: 2)
    }

    private static func bigEndian(_ number: UInt64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - 1 - $0))) }
    }
}
