import Resilience
import TestSupport
import Testing

@testable import Lookups

@Suite("Things that fall due")
struct DueHeapTests {
    @Test("a heap agrees with a sorted list over six thousand random steps", arguments: 1...3)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var heap = DueHeap<Int>()
        var model: [Int: (due: Moment, handle: DueHeap<Int>.Handle)] = [:]
        var gone: [DueHeap<Int>.Handle] = []
        for step in 0..<2000 {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<5:
                let due = Moment(nanoseconds: Int64.random(in: 0..<1000, using: &generator))
                model[step] = (due, heap.insert(step, due: due))
            case 5..<8:
                guard let (element, entry) = model.randomElement(using: &generator) else { continue }
                #expect(heap.remove(entry.handle) == element)
                model[element] = nil
                gone.append(entry.handle)
            case 8:
                guard let handle = gone.randomElement(using: &generator) else { continue }
                #expect(heap.remove(handle) == nil)
            default:
                let now = Moment(nanoseconds: Int64.random(in: 0..<1000, using: &generator))
                let earliest = model.values.map(\.due).min()
                guard let element = heap.popDue(at: now) else {
                    #expect(earliest.map { $0 > now } ?? true)
                    continue
                }
                #expect(model[element]?.due == earliest)
                model[element].map { gone.append($0.handle) }
                model[element] = nil
            }
            #expect(heap.count == model.count)
            #expect(heap.earliest == model.values.map(\.due).min())
        }
    }

    @Test("an empty heap has nothing due")
    func empty() {
        var heap = DueHeap<Int>()
        #expect(heap.isEmpty && heap.earliest == nil)
        #expect(heap.popDue(at: Moment(nanoseconds: .max)) == nil)
    }
}
