"""What 2 and 4 replicas do in multiples of what one does, where the vendors are the limit: each replica has 20 signups in flight
and the vendors take 100 ms, so that a replica can do 200 a second and the processors have time to spare."""

import sys
import time

from fleet import Fleet

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 15
IN_FLIGHT = 20
DELAY_MS = 100

limit = IN_FLIGHT * 1000 / DELAY_MS
first = None
print(f"scale: {IN_FLIGHT} in flight, vendors at {DELAY_MS} ms: {limit:.0f} records/s a replica at most")
for count in (1, 2, 4):
    with Fleet(f"scale-{count}", 8, DELAY_MS, {"WORKER_MAX_IN_FLIGHT": str(IN_FLIGHT)}) as fleet:
        fleet.produce(int(limit * count * (SECONDS + 30)))
        for _ in range(count):
            fleet.start()
        fleet.settle()
        time.sleep(2)
        before = [replica.last() for replica in fleet.replicas]
        time.sleep(SECONDS)
        after = [replica.last() for replica in fleet.replicas]
        rate = sum(
            (b["ledger"]["published"] - a["ledger"]["published"]) / (b["uptime_s"] - a["uptime_s"])
            for a, b in zip(before, after))
        for replica in fleet.replicas:
            replica.stop()
    first = first or rate
    print(f"  {count} replicas {rate:6.0f} records/s  {rate / first:.2f} times one  {rate / (count * limit):.0%} of the limit", flush=True)
