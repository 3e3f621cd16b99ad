"""One worker at a fixed rate with faults, for as long as wished: what it uses must not grow; see scripts/soak."""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time

from confluent_kafka import Producer

from broker import NoidaBroker, given
from replica import Incarnation
from simulator import Simulator

# Distinct inputs: the answers of all of them are in the cache after a while.
PEOPLE = 2000


def seconds(text):
    match = re.fullmatch(r"(\d+)(s|m|h)", text)
    if not match:
        raise argparse.ArgumentTypeError("reads 90s, 10m or 1h")
    return int(match[1]) * {"s": 1, "m": 60, "h": 3600}[match[2]]


def options():
    parser = argparse.ArgumentParser(prog="scripts/soak", description="Runs a worker for long and watches what it uses.")
    parser.add_argument("--duration", type=seconds, default=seconds("1h"))
    parser.add_argument("--rate", type=int, default=200, help="signups a second")
    parser.add_argument("--delivery", choices=["atLeastOnce", "exactlyOnce"], default="atLeastOnce")
    parser.add_argument("--samples", type=int, default=60, help="lines of the table")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def feed(servers, topic, rate, stopped):
    """Signups of so many people, each a second or more apart, evenly over time."""
    producer = Producer({"bootstrap.servers": servers, "log_level": 0})
    begin, number = time.monotonic(), 0
    while not stopped.is_set():
        person = random.randrange(PEOPLE)
        value = (f'{{"event_id":"s{number}","phone":"+44 7400 {100000 + person}",'
                 f'"ip":"81.2.{person // 250}.{person % 250 + 1}"}}')
        producer.produce(topic, key=f"k{person}", value=value)
        producer.poll(0)
        number += 1
        time.sleep(max(0, begin + number / rate - time.monotonic()))
    producer.flush(60)


def disturb(simulator, stopped):
    """Every vendor fails for a moment, in one way after the other, all the time."""
    kinds = ["html_error", "reset_before_headers", "delay", "throttle", "reset_mid_body", "drip"]
    while not stopped.wait(10):
        simulator.post("fault", {"kind": random.choice(kinds), "milliseconds": 300, "probability": 0.3})
        stopped.wait(3)
        simulator.post("fault", {"clear": True})


class Sample:
    """What the worker uses now, and its latest line in the metrics log."""

    def __init__(self, worker, begin):
        pid = worker.process.pid
        self.elapsed = time.monotonic() - begin
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        self.rss = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
        self.threads = int(re.search(r"Threads:\s+(\d+)", status)[1])
        self.files = len(os.listdir(f"/proc/{pid}/fd"))
        line = json.loads(worker.metrics.read_text().splitlines()[-2])
        self.ledger = line["ledger"]
        self.p99 = line["processing_ms"]["p99"] or 0
        self.lag = line["lag"]["total"]

    def __str__(self):
        return (f"{self.elapsed:8.0f} {self.rss:8.1f} {self.files:6d} {self.threads:8d} {self.ledger['published']:10d} "
                f"{self.ledger['in_flight']:10d} {self.p99:9.1f} {self.lag:6d}")


def growth(samples):
    """What has grown between the second quarter, when caches are full, and the last one."""
    quarter = len(samples) // 4
    early, late = samples[quarter:2 * quarter], samples[-quarter:]
    for name, share, allowance in (("rss", 1.1, 8), ("files", 1.0, 16), ("threads", 1.0, 8), ("p99", 2.0, 100)):
        before, after = (statistics.median(getattr(sample, name) for sample in part) for part in (early, late))
        if after > before * share + allowance:
            yield f"{name} has grown from {before:.1f} to {after:.1f}"
    if any(sample.ledger["consumed"] != sum(sample.ledger.values()) - sample.ledger["consumed"] for sample in samples):
        yield "the books do not balance"


def main():
    wanted = options()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="signup-risk-soak-"))
    broker = given() or NoidaBroker(folder)
    broker.start()
    topics = [f"soak-{time.time_ns()}-{kind}" for kind in ("in", "out", "dead")]
    broker.create(topics, 4)
    simulator = Simulator(wanted.program, folder, "soak", 20)
    (folder / "worker.yaml").write_text("{}")
    worker = Incarnation(wanted.program, folder, "worker", {"PATH": os.environ["PATH"]} | simulator.environment | {
        "KAFKA_BOOTSTRAP_SERVERS": broker.servers, "KAFKA_GROUP_ID": topics[0], "KAFKA_INPUT_TOPICS": topics[0],
        "KAFKA_OUTPUT_TOPIC": topics[1], "KAFKA_DEAD_LETTER_TOPIC": topics[2], "KAFKA_DELIVERY": wanted.delivery,
        "KAFKA_TRANSACTIONAL_ID": topics[0], "CHECKS_PHONE_VENDORS": "ipqualityscore", "CHECKS_IP_VENDORS": "eko",
        "VENDORS_IPQUALITYSCORE_RATE_PER_SECOND": "0", "VENDORS_EKO_RATE_PER_SECOND": "0", "METRICS_INTERVAL": "1s",
        # Answers go out of date all the time, so that vendors are asked all the time.
        "VENDORS_IPQUALITYSCORE_CACHE_TTL": "60s", "VENDORS_EKO_CACHE_TTL": "60s", "ADMIN_PORT": "0", "LOG_LEVEL": "error"})
    stopped = threading.Event()
    helpers = [threading.Thread(target=feed, args=(broker.servers, topics[0], wanted.rate, stopped)),
               threading.Thread(target=disturb, args=(simulator, stopped))]
    findings, samples = [], []
    try:
        for helper in helpers:
            helper.start()
        begin = time.monotonic()
        print("   after s   rss MB  files  threads  published  in flight  p99 ms    lag", flush=True)
        while time.monotonic() - begin < wanted.duration:
            time.sleep(wanted.duration / wanted.samples)
            if not worker.is_running:
                findings.append(f"the worker ended with {worker.process.returncode}")
                break
            samples.append(Sample(worker, begin))
            print(samples[-1], flush=True)
        findings += growth(samples)
    finally:
        stopped.set()
        for helper in helpers:
            helper.join()
        worker.process.terminate()
        code = worker.wait()
        if code != 0:
            findings.append(f"the worker ended with {code} after SIGTERM")
        simulator.stop()
        broker.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"soak: {'FAILED' if findings else 'flat'} over {wanted.duration} s at {wanted.rate} a second")
    for finding in findings:
        print(f"soak: {finding}")
    sys.exit(1 if findings else 0)


main()
