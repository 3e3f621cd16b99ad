import Telemetry
import TestSupport
import Testing

@Suite struct LedgerTests {
    @Test("the books balance after any sequence of what can happen to records", arguments: 1...20)
    func balances(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ledger = Ledger()
        for _ in 0..<2000 {
            let count = Int.random(in: 0...50, using: &random)
            let taken = min(count, ledger.inFlight)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: ledger.consume(count)
            case 1: ledger.publish(taken)
            case 2: ledger.deadLetter(taken)
            case 3: ledger.skip(taken)
            default: ledger.release(taken)
            }
            #expect(ledger.isBalanced)
            #expect(ledger.inFlight >= 0)
            #expect(ledger.finished + ledger.inFlight == ledger.consumed)
        }
        #expect(ledger.consumed > 0 && ledger.published > 0 && ledger.deadLettered > 0)
        #expect(ledger.skipped > 0 && ledger.released > 0)
    }

    @Test("books from which a record is missing do not balance")
    func notBalanced() {
        #expect(!Ledger(consumed: 10, published: 9).isBalanced)
        #expect(!Ledger(consumed: 10, published: 9, inFlight: 2).isBalanced)
        #expect(Ledger(consumed: 10, published: 9, inFlight: 1).isBalanced)
    }

    @Test("each way a record can end is counted as that way")
    func ways() {
        var ledger = Ledger()
        ledger.consume(15)
        ledger.publish(1)
        ledger.deadLetter(2)
        ledger.skip(3)
        ledger.release(4)
        #expect(ledger == Ledger(consumed: 15, published: 1, deadLettered: 2, skipped: 3, released: 4, inFlight: 5))
    }
}
