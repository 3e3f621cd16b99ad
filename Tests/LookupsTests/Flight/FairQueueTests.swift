import TestSupport
import Testing

@testable import Lookups

@Suite("Fair queue")
struct FairQueueTests {
    @Test("classes take turns, and each keeps its own order")
    func turns() {
        var queue = FairQueue<String, Int>()
        for number in 1...4 { _ = queue.enqueue(number, in: "busy") }
        _ = queue.enqueue(100, in: "quiet")
        #expect(queue.first == 1)
        #expect((1...5).map { _ in queue.dequeue() } == [1, 100, 2, 3, 4])
        #expect(queue.dequeue() == nil && queue.isEmpty && queue.first == nil)
    }

    @Test("a class that was withdrawn and comes again waits for a new turn")
    func withdrawnClass() {
        var queue = FairQueue<String, Int>()
        let ticket = queue.enqueue(1, in: "a")
        _ = queue.enqueue(2, in: "b")
        #expect(queue.withdraw(ticket) == 1)
        #expect(queue.withdraw(ticket) == nil)
        _ = queue.enqueue(3, in: "a")
        #expect(queue.dequeue() == 2)
        #expect(queue.dequeue() == 3)
    }

    @Test("a ticket does not withdraw whoever has the place now")
    func staleTicket() {
        var queue = FairQueue<String, Int>()
        let ticket = queue.enqueue(1, in: "a")
        #expect(queue.dequeue() == 1)
        _ = queue.enqueue(2, in: "a")
        #expect(queue.withdraw(ticket) == nil)
        #expect(queue.count == 1)
    }

    @Test("behaves as a list of lists does, whatever the order of things", arguments: UInt64(1)...4)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var queue = FairQueue<Int, Int>()
        var lines: [(line: Int, elements: [Int])] = []
        var tickets: [(element: Int, ticket: FairQueue<Int, Int>.Ticket)] = []
        for step in 0..<20_000 {
            let waiting = lines.reduce(0) { $0 + $1.elements.count }
            #expect(queue.count == waiting)
            #expect(queue.first == lines.first?.elements.first)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<5:
                let line = Int.random(in: 0..<6, using: &generator)
                tickets.append((step, queue.enqueue(step, in: line)))
                if let position = lines.firstIndex(where: { $0.line == line }) {
                    lines[position].elements.append(step)
                } else {
                    lines.append((line, [step]))
                }
            case 5..<8:
                let element = queue.dequeue()
                guard !lines.isEmpty else {
                    #expect(element == nil)
                    continue
                }
                var turn = lines.removeFirst()
                #expect(element == turn.elements.removeFirst())
                if !turn.elements.isEmpty { lines.append(turn) }
            default:
                guard let (element, ticket) = tickets.randomElement(using: &generator) else { continue }
                let withdrawn = queue.withdraw(ticket)
                let position = lines.firstIndex { $0.elements.contains(element) }
                #expect(withdrawn == (position == nil ? nil : element))
                if let position {
                    lines[position].elements.removeAll { $0 == element }
                    if lines[position].elements.isEmpty { lines.remove(at: position) }
                }
                if tickets.count > 200 { tickets.removeFirst(100) }
            }
        }
    }
}
