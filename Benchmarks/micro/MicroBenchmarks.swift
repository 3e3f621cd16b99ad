import Allocations
import Dispatch
import Synchronization

/// Runs one step of a signup's way many times:
///
///     micro-benchmarks list
///     micro-benchmarks STEP ROUNDS
///
/// Prints how often memory was asked for in a round. `scripts/bench micro` runs it under valgrind for the instructions, and
/// compares both with `Benchmarks/micro/thresholds.txt`.
@main
enum MicroBenchmarks {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let steps = prepared() else { return }
        guard arguments.first != "list" else { return steps.all.forEach { print($0.name) } }
        guard arguments.count == 2, let rounds = arguments.last.flatMap({ Int($0) }), rounds > 0,
            let step = steps.all.first(where: { $0.name == arguments.first })
        else {
            print("usage: micro-benchmarks list | STEP ROUNDS")
            return
        }
        // What is made once, at the first use, is no cost of a round.
        for _ in 0..<100 { step.run() }
        let before = allocation_count()
        for _ in 0..<rounds { step.run() }
        print(Double(allocation_count() - before) / Double(rounds))
    }

    /// The steps, whose answers vendors have to give first. The main thread waits, because valgrind does not bear that it ends,
    /// as it does under an asynchronous `main`.
    private static func prepared() -> Steps? {
        let isReady = DispatchSemaphore(value: 0)
        Task.detached {
            let steps = await Steps()
            made.withLock { $0 = steps }
            isReady.signal()
        }
        isReady.wait()
        return made.withLock { $0 }
    }

    private static let made = Mutex<Steps?>(nil)
}
