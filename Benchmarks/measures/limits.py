"""Whether what a vendor allows is used and never exceeded, and what one vendor's outage costs the rest.

    limits.py [quota|outage ...]
"""

import bisect
import sys
import time

from fleet import Fleet

QUOTA = 20
ARRIVING = 200
COUNTED_SECONDS = 60
EVENT_DEADLINE = 5


def quota():
    """Three replicas that share 20 calls a second while 200 signups a second arrive; counted by the vendor."""
    # The other vendor is left out: the simulator's journal keeps 10,000 calls.
    settings = {
        "VENDORS_IPQUALITYSCORE_ENABLED": "false", "VENDORS_EKO_RATE_PER_SECOND_PER_GROUP": str(QUOTA),
        "WORKER_EVENT_DEADLINE": f"{EVENT_DEADLINE}s"}
    with Fleet("quota", 6, 20, settings) as fleet:
        for _ in range(3):
            fleet.start()
        fleet.settle()
        # The group is counted at a rebalance, and then every five seconds.
        fleet.produce(ARRIVING * 12, ARRIVING)
        begin = time.time()
        fleet.produce(ARRIVING * COUNTED_SECONDS, ARRIVING)
        end = begin + COUNTED_SECONDS
        fleet.produce(ARRIVING * 2, ARRIVING)
        fleet.wait(lambda: fleet.published() >= fleet.produced)
        for replica in fleet.replicas:
            replica.stop()
        journal = fleet.simulator.journal()
        times = sorted(entry["time"] / 1000 for entry in journal["entries"] if entry["vendor"] == "eko")
        counted = sum(begin <= moment < end for moment in times)
        most = max(bisect.bisect_left(times, moment + 1) - index for index, moment in enumerate(times))
        written = fleet.written()
        print(f"limits, quota: {QUOTA} calls/s for three replicas, {ARRIVING} signups/s for {COUNTED_SECONDS} s, {journal['dropped']} entries dropped")
        print(f"  {counted} calls, {counted / (QUOTA * COUNTED_SECONDS):.1%} of the quota; {most} at most in any second")
        print(f"  {fleet.produced} signups, {written} events, {fleet.produced - written} lost")


def rate(replica, duration):
    """Published records a second over the next `duration` seconds, and how many of them had all answers."""
    before = replica.last()
    time.sleep(duration)
    after = replica.last()
    span = after["uptime_s"] - before["uptime_s"]
    complete = after["statuses"]["complete"] - before["statuses"]["complete"]
    published = after["ledger"]["published"] - before["ledger"]["published"]
    return published / span, complete / max(1, published)


def outage():
    """One vendor that swallows its calls, while another goes on."""
    settings = {
        "WORKER_MAX_IN_FLIGHT": "40", "WORKER_EVENT_DEADLINE": f"{EVENT_DEADLINE}s", "VENDORS_EKO_TIMEOUT": "2s",
        "VENDORS_EKO_BREAKER_OPEN_FOR": "5s"}
    with Fleet("outage", 8, 100, settings) as fleet:
        fleet.produce(60000)
        replica = fleet.start()
        fleet.settle()
        time.sleep(3)
        healthy, _ = rate(replica, 15)
        fleet.simulator.post("fault", {"kind": "delay", "milliseconds": 120_000, "vendor": "eko", "billed": False})
        fell = time.monotonic()
        fleet.wait(lambda: replica.last()["vendors"]["eko"]["breaker"] == "open")
        opened = time.monotonic() - fell
        without, answered = rate(replica, 20)
        fleet.simulator.post("fault", {"clear": True})
        cleared = time.monotonic()
        fleet.wait(lambda: replica.last()["vendors"]["eko"]["breaker"] == "closed")
        closed = time.monotonic() - cleared
        again, complete = rate(replica, 10)
        longest = max(line["processing_ms"]["max"] or 0 for line in replica.lines())
        replica.stop()
        print(f"limits, outage: one of two vendors swallows its calls for 20 s; the deadline of an event is {EVENT_DEADLINE} s")
        print(f"  {healthy:.0f} records/s before; breaker open after {opened:.1f} s; then {without:.0f}, {without / healthy:.0%}, {answered:.0%} of them complete")
        print(f"  breaker closed {closed:.1f} s after the vendor is back; then {again:.0f} records/s, {complete:.0%} of them complete")
        print(f"  longest from reading a record to its acknowledged event: {longest / 1000:.2f} s")


for measure in sys.argv[1:] or ["quota", "outage"]:
    {"quota": quota, "outage": outage}[measure]()
