/// Doubly linked lists that share one array of slots: appending, removing anywhere, and taking the first cost the same
/// however long the lists are, and nothing is allocated once the array has grown.
///
/// A list is a ``Chain`` its owner keeps; the pool keeps the elements. A ``Handle`` names one element for good: once the
/// element is gone the handle names nothing, even when its slot is used again.
struct LinkedPool<Element: Sendable>: Sendable {
    /// One element's name.
    struct Handle: Sendable, Hashable {
        let index: Int
        let serial: UInt64
    }

    /// One list: where it begins and ends. Only used with the pool that filled it.
    struct Chain: Sendable {
        /// The slot of the oldest element, or -1.
        var first = -1
        /// The slot of the newest element, or -1.
        var last = -1
        fileprivate(set) var count = 0

        var isEmpty: Bool { count == 0 }

        init() {}
    }

    struct Slot: Sendable {
        /// `nil` while the slot is free.
        var element: Element?
        var previous: Int
        /// The following slot of the list, or of the free slots.
        var next: Int
        var serial: UInt64
    }

    var slots: ContiguousArray<Slot> = []
    private var firstFree = -1
    private var nextSerial: UInt64 = 0

    /// The elements of all lists.
    private(set) var count = 0

    init() {}

    /// Adds an element at the end of a list.
    mutating func append(_ element: Element, to chain: inout Chain) -> Handle {
        nextSerial &+= 1
        let slot = Slot(element: element, previous: chain.last, next: -1, serial: nextSerial)
        let index: Int
        if firstFree >= 0 {
            index = firstFree
            firstFree = slots[index].next
            slots[index] = slot
        } else {
            index = slots.count
            slots.append(slot)
        }
        if chain.last >= 0 { slots[chain.last].next = index } else { chain.first = index }
        chain.last = index
        chain.count += 1
        count += 1
        return Handle(index: index, serial: nextSerial)
    }

    /// Takes an element out of the list it was appended to.
    ///
    /// - Returns: `nil` where the element is gone already.
    mutating func remove(_ handle: Handle, from chain: inout Chain) -> Element? {
        guard slots.indices.contains(handle.index), slots[handle.index].serial == handle.serial else { return nil }
        return remove(at: handle.index, from: &chain)
    }

    /// Takes the oldest element of a list.
    mutating func removeFirst(from chain: inout Chain) -> Element? {
        chain.first < 0 ? nil : remove(at: chain.first, from: &chain)
    }

    /// The oldest element of a list.
    func first(of chain: Chain) -> Element? {
        chain.first < 0 ? nil : slots[chain.first].element
    }

    /// Takes out the element in a slot of `chain`; an empty slot yields nothing.
    mutating func remove(at index: Int, from chain: inout Chain) -> Element? {
        guard let element = slots[index].element else { return nil }
        let (previous, next) = (slots[index].previous, slots[index].next)
        if previous >= 0 { slots[previous].next = next } else { chain.first = next }
        if next >= 0 { slots[next].previous = previous } else { chain.last = previous }
        slots[index] = Slot(element: nil, previous: -1, next: firstFree, serial: 0)
        firstFree = index
        chain.count -= 1
        count -= 1
        return element
    }
}
