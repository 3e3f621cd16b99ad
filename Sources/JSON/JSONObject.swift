/// A JSON object that keeps the order of its members.
///
/// The objects that vendors answer with have some dozen members: those are looked through one after the other, which costs less
/// than a table. A larger one gets an index, so that a hostile text of many members is read in time that grows with its length alone.
package struct JSONObject: Sendable, Hashable {
    private static let largestWithoutIndex = 64

    fileprivate struct Member: Sendable, Hashable {
        let name: JSONName
        var value: JSONValue
    }

    private var members: [Member] = []
    /// Where each member stands; empty while there are few.
    private var index: [JSONName: Int] = [:]

    /// - Parameter minimumCapacity: how many members there is room for at first.
    package init(minimumCapacity: Int = 0) {
        if minimumCapacity > 0 { members.reserveCapacity(minimumCapacity) }
    }

    /// The member of that name; assigning `nil` takes it out.
    package subscript(key: String) -> JSONValue? {
        get { position(of: JSONName(key)).map { members[$0].value } }
        set {
            let name = JSONName(key)
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                reindex()
            case (nil, let value?): append(name, value)
            case (nil, nil): break
            }
        }
    }

    /// How many members there are.
    package var count: Int { members.count }
    /// Whether there are none.
    package var isEmpty: Bool { members.isEmpty }
    /// The names, in the order they were first written.
    package var names: [String] { members.map(\.name.text) }

    private func position(of name: JSONName) -> Int? {
        guard index.isEmpty else { return index[name] }
        for position in members.indices where members[position].name.mark == name.mark {
            if members[position].name == name { return position }
        }
        return nil
    }

    private mutating func append(_ name: JSONName, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
        if !index.isEmpty {
            index[name] = members.count - 1
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
            members.next().map { (key: $0.name.text, value: $0.value) }
        }
    }

    package func makeIterator() -> Iterator { Iterator(members) }
}
