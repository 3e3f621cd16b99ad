/// A waiting line: first in, first out within a class, and the classes take turns.
///
/// With partitions as classes, a partition with a thousand waiting lookups does not keep another's only one waiting behind
/// them. Entering, leaving at the front, and being withdrawn cost the same however long the line is.
struct FairQueue<Class: Hashable & Sendable, Element: Sendable>: Sendable {
    /// An element's place, to be withdrawn by.
    struct Ticket: Sendable, Hashable {
        let line: Class
        fileprivate let handle: LinkedPool<Element>.Handle
    }

    private struct Line: Sendable {
        var elements = LinkedPool<Element>.Chain()
        let turn: LinkedPool<Class>.Handle
    }

    private var pool = LinkedPool<Element>()
    /// The classes with somebody waiting, and no others.
    private var lines: [Class: Line] = [:]
    private var turnPool = LinkedPool<Class>()
    /// The classes in `lines`, in the order of their turns.
    private var turns = LinkedPool<Class>.Chain()

    var count: Int { pool.count }
    var isEmpty: Bool { pool.count == 0 }

    /// The element whose turn is next.
    var first: Element? {
        turnPool.first(of: turns).flatMap { lines[$0] }.flatMap { pool.first(of: $0.elements) }
    }

    /// Enters at the end of a class's line.
    mutating func enqueue(_ element: Element, in line: Class) -> Ticket {
        if var existing = lines[line] {
            let handle = pool.append(element, to: &existing.elements)
            lines[line] = existing
            return Ticket(line: line, handle: handle)
        }
        var new = Line(turn: turnPool.append(line, to: &turns))
        let handle = pool.append(element, to: &new.elements)
        lines[line] = new
        return Ticket(line: line, handle: handle)
    }

    /// Takes the element whose turn it is; its class goes to the end of the turns.
    mutating func dequeue() -> Element? {
        guard let line = turnPool.removeFirst(from: &turns), let taken = lines.removeValue(forKey: line) else {
            return nil
        }
        var elements = taken.elements
        let element = pool.removeFirst(from: &elements)
        if !elements.isEmpty {
            lines[line] = Line(elements: elements, turn: turnPool.append(line, to: &turns))
        }
        return element
    }

    /// Takes an element out wherever it stands.
    ///
    /// - Returns: `nil` where it has left before.
    mutating func withdraw(_ ticket: Ticket) -> Element? {
        guard var line = lines[ticket.line], let element = pool.remove(ticket.handle, from: &line.elements) else {
            return nil
        }
        if line.elements.isEmpty {
            _ = turnPool.remove(line.turn, from: &turns)
            lines[ticket.line] = nil
        } else {
            lines[ticket.line] = line
        }
        return element
    }
}
