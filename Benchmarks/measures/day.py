"""A day of one replica in a few minutes: signups that come and go with the hour, a vendor's outage in the afternoon, a restart in the
evening. Writes the metrics log and the report made from it.

    day.py FOLDER [SECONDS]
"""

import math
import pathlib
import subprocess
import sys
import threading
import time

from fleet import PROGRAM, Fleet

folder = pathlib.Path(sys.argv[1])
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 300
BUSIEST = 120

settings = {
    "METRICS_INTERVAL": "100ms", "WORKER_EVENT_DEADLINE": "3s", "VENDORS_EKO_TIMEOUT": "1s",
    "VENDORS_EKO_BREAKER_OPEN_FOR": "2s", "VENDORS_IPQUALITYSCORE_PRICE": "0.005", "VENDORS_EKO_PRICE": "0.40",
    "CHECKS_IP_VENDORS": "eko,provero"}


def hour():
    return (time.monotonic() - begin) / SECONDS * 24


with Fleet("day", 4, 60, settings) as fleet:
    begin = time.monotonic()

    def feed():
        while hour() < 24:
            # Fewest at four in the morning, most at four in the afternoon.
            rate = BUSIEST * (0.55 - 0.45 * math.cos((hour() - 4) / 24 * 2 * math.pi))
            fleet.produce(max(1, int(rate)), rate)

    feeder = threading.Thread(target=feed)
    feeder.start()
    replica = fleet.start()
    for at, what in ((14, "silence"), (16, "answer"), (19, "stop"), (19.5, "start")):
        time.sleep(max(0, begin + at / 24 * SECONDS - time.monotonic()))
        if what == "silence":
            fleet.simulator.post("fault", {"kind": "delay", "milliseconds": 60_000, "vendor": "eko", "billed": False})
        elif what == "answer":
            fleet.simulator.post("fault", {"clear": True})
        elif what == "stop":
            replica.stop()
            first = fleet.replicas.pop()
        else:
            replica = fleet.start()
    feeder.join()
    done = first.published()
    fleet.wait(lambda: done + fleet.published() >= fleet.produced)
    replica.stop()
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "metrics.jsonl"
    log.write_text(first.metrics.read_text() + replica.metrics.read_text())
    subprocess.run([PROGRAM, "report", str(log), "-o", str(folder / "report.html")], check=True)
    print(f"{fleet.produced} signups, {len(log.read_text().splitlines())} lines: {folder}/report.html")
