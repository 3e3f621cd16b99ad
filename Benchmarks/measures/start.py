"""How long a replica takes from its start, and from the assignment of its partitions, to its first risk event."""

import statistics
import sys

from fleet import Fleet

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5

from_start, from_assignment = [], []
for number in range(ROUNDS):
    with Fleet(f"start-{number}", 1, 100, {}) as fleet:
        fleet.produce(20)
        replica = fleet.start()
        fleet.wait(lambda: fleet.published() == 20)
        first = fleet.first_written()
        from_start.append(first - replica.started_at)
        from_assignment.append(first - replica.assigned_at())
        replica.stop()

print(f"start: {ROUNDS} starts with signups waiting and vendors that take 100 ms; seconds to the first risk event")
for name, figures in (("process start", from_start), ("assignment", from_assignment)):
    print(f"  from {name:<14} median {statistics.median(figures):.2f}  longest {max(figures):.2f}")
