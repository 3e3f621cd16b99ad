import Resilience

/// Things that fall due, the earliest first, of which any can be taken out before its time.
///
/// A binary heap whose elements know their place: most lookups end before their deadline, and a heap that kept what is over
/// would hold twenty seconds' worth of it.
struct DueHeap<Element: Sendable>: Sendable {
    /// Names one element until it is taken out.
    struct Handle: Sendable, Hashable {
        fileprivate let slot: Int
        fileprivate let serial: UInt64
    }

    private struct Slot: Sendable {
        var element: Element?
        var due: Moment
        /// Where the slot stands in `heap`.
        var place: Int
        var serial: UInt64
    }

    private var slots: [Slot] = []
    private var freeSlots: [Int] = []
    /// Slots in heap order.
    private var heap: [Int] = []
    private var nextSerial: UInt64 = 0

    var count: Int { heap.count }
    var isEmpty: Bool { heap.isEmpty }
    /// When the first element falls due.
    var earliest: Moment? { heap.first.map { slots[$0].due } }

    mutating func insert(_ element: Element, due: Moment) -> Handle {
        nextSerial += 1
        let new = Slot(element: element, due: due, place: heap.count, serial: nextSerial)
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
            slots[slot] = new
        } else {
            slot = slots.count
            slots.append(new)
        }
        heap.append(slot)
        moveUp(from: heap.count - 1)
        return Handle(slot: slot, serial: nextSerial)
    }

    /// Takes an element out; `nil` where it has gone.
    @discardableResult
    mutating func remove(_ handle: Handle) -> Element? {
        guard slots[handle.slot].serial == handle.serial, slots[handle.slot].element != nil else { return nil }
        return remove(place: slots[handle.slot].place)
    }

    /// Takes out the earliest element that is due by `now`; elements due at once come in no particular order.
    mutating func popDue(at now: Moment) -> Element? {
        guard let earliest, earliest <= now else { return nil }
        return remove(place: 0)
    }

    private mutating func remove(place: Int) -> Element? {
        let slot = heap[place]
        let last = heap.count - 1
        swap(place, last)
        heap.removeLast()
        if place < last {
            moveUp(from: place)
            moveDown(from: place)
        }
        freeSlots.append(slot)
        defer { slots[slot].element = nil }
        return slots[slot].element
    }

    private mutating func moveUp(from start: Int) {
        var place = start
        while place > 0, isEarlier(place, (place - 1) / 2) {
            swap(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func moveDown(from start: Int) {
        var place = start
        while true {
            var first = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isEarlier(child, first) {
                first = child
            }
            guard first != place else { return }
            swap(place, first)
            place = first
        }
    }

    private func isEarlier(_ left: Int, _ right: Int) -> Bool { slots[heap[left]].due < slots[heap[right]].due }

    private mutating func swap(_ left: Int, _ right: Int) {
        heap.swapAt(left, right)
        slots[heap[left]].place = left
        slots[heap[right]].place = right
    }
}
