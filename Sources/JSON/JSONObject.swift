/// A JSON object that keeps the order of its members.
///
/// The objects that vendors answer with have some dozen members: those are looked through one after the other, which costs less
/// than a table. A larger one gets an index, so that a hostile text of many members is read in time that grows with its length alone.
package struct JSONObject: Sendable, Hashable {
    private static let largestWithoutIndex = 32

    /// A name, compared code unit by code unit (RFC 8259 8.3), not as the characters that are shown.
    fileprivate struct Name: Sendable, Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }

    fileprivate struct Member: Sendable, Hashable {
        let name: Name
        /// What finds the name without reading it.
        let mark: UInt64
        var value: JSONValue

        var key: String { name.text }
    }

    private var members: [Member] = []
    /// Where each member stands; empty while there are few.
    private var index: [Name: Int] = [:]

    package init() {}

    /// The member of that name; assigning `nil` takes it out.
    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                reindex()
            case (nil, let value?): append(key, value)
            case (nil, nil): break
            }
        }
    }

    /// How many members there are.
    package var count: Int { members.count }
    /// Whether there are none.
    package var isEmpty: Bool { members.isEmpty }
    /// The names, in the order they were first written.
    package var names: [String] { members.map(\.key) }

    private func position(of key: String) -> Int? {
        guard index.isEmpty else { return index[Name(text: key)] }
        let mark = Self.mark(of: key)
        for position in members.indices where members[position].mark == mark {
            if Self.areSame(members[position].key, key) { return position }
        }
        return nil
    }

    /// A number that tells nearly all names apart: FNV-1a over the bytes.
    private static func mark(of name: String) -> UInt64 {
        func mark(_ bytes: some Sequence<UInt8>) -> UInt64 {
            bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        }
        return name.utf8.withContiguousStorageIfAvailable { mark($0) } ?? mark(name.utf8)
    }

    private static func areSame(_ left: String, _ right: String) -> Bool {
        left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { left.elementsEqual($0) }
        }.flatMap(\.self) ?? left.utf8.elementsEqual(right.utf8)
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(name: Name(text: key), mark: Self.mark(of: key), value: value))
        if !index.isEmpty {
            index[Name(text: key)] = members.count - 1
        } else if members.count > Self.largestWithoutIndex {
            reindex()
        }
    }

    private mutating func reindex() {
        index = [:]
        guard members.count > Self.largestWithoutIndex else { return }
        index.reserveCapacity(members.count)
        for (position, member) in members.enumerated() {
            index[member.name] = position
        }
    }
}

extension JSONObject: Sequence {
    /// The members in their order.
    package struct Iterator: IteratorProtocol {
        private var members: [Member].Iterator

        fileprivate init(_ members: [Member]) { self.members = members.makeIterator() }

        package mutating func next() -> (key: String, value: JSONValue)? {
            members.next().map { (key: $0.key, value: $0.value) }
        }
    }

    package func makeIterator() -> Iterator { Iterator(members) }
}
