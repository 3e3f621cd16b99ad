"""Replicas of the worker as processes, for the measures start, scale and limits: topics, signups, vendors and metrics logs of
one run. The broker is the one KAFKA_BOOTSTRAP_SERVERS names, the program the one SIGNUP_RISK names."""

import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime

from confluent_kafka import Consumer, Producer, TopicPartition

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Chaos"))

from broker import GivenBroker  # noqa: E402
from simulator import Simulator  # noqa: E402

PROGRAM = os.environ["SIGNUP_RISK"]
SERVERS = os.environ["KAFKA_BOOTSTRAP_SERVERS"]


def seconds(text):
    """Seconds since 1970 of an RFC 3339 time."""
    return datetime.fromisoformat(text).timestamp()


class Replica:
    """One process of the worker, its metrics log and its log."""

    def __init__(self, folder, name, environment):
        self.metrics = folder / f"{name}.jsonl"
        self.errors = folder / f"{name}.log"
        self.started_at = time.time()
        with open(self.errors, "wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "run", "--config", str(folder / "worker.yaml")], stdout=subprocess.DEVNULL, stderr=log,
                env={"PATH": os.environ["PATH"], "METRICS_LOG": str(self.metrics)} | environment)

    def lines(self):
        if not self.metrics.exists():
            return []
        return [json.loads(line) for line in self.metrics.read_text().splitlines(keepends=True) if line.endswith("\n")]

    def last(self):
        lines = self.lines()
        return lines[-1] if lines else None

    def published(self):
        line = self.last()
        return line["ledger"]["published"] if line else 0

    def assigned_at(self):
        """When the log first says that partitions were assigned, in seconds since 1970."""
        for line in self.errors.read_text().splitlines():
            if "partitions assigned" in line:
                entry = json.loads(line)
                return seconds(entry.get("ts") or entry["timestamp"])
        return None

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(120)
        if code:
            raise SystemExit(f"A replica ended with {code}:\n{self.errors.read_text()[-2000:]}")


class Fleet:
    """Topics of their own, vendors of their own, and any number of static members of one group."""

    def __init__(self, name, partitions, delay_ms, settings):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "worker.yaml").write_text("{}")
        self.name = f"bench-{name}-{time.time_ns() % 10**9}"
        self.partitions = partitions
        GivenBroker(SERVERS).create([self.topic(kind) for kind in ("in", "out", "dead")], partitions)
        self.simulator = Simulator(PROGRAM, self.folder, "all", delay_ms)
        self.settings = settings
        self.replicas = []
        self.started = 0
        self.produced = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for replica in self.replicas:
            if replica.process.poll() is None:
                replica.process.kill()
                replica.process.wait()
        self.simulator.stop()
        self.temporary.cleanup()

    def topic(self, kind):
        return f"{self.name}-{kind}"

    def start(self):
        number = len(self.replicas)
        environment = self.simulator.environment | {
            "KAFKA_BOOTSTRAP_SERVERS": SERVERS, "KAFKA_GROUP_ID": self.name, "KAFKA_INPUT_TOPICS": self.topic("in"),
            "KAFKA_OUTPUT_TOPIC": self.topic("out"), "KAFKA_DEAD_LETTER_TOPIC": self.topic("dead"),
            "KAFKA_INSTANCE_ID": f"{self.name}-{number}", "KAFKA_PROPERTIES": "partition.assignment.strategy=range",
            "CHECKS_PHONE_VENDORS": "ipqualityscore", "CHECKS_IP_VENDORS": "eko",
            "VENDORS_IPQUALITYSCORE_RATE_PER_SECOND": "0", "VENDORS_EKO_RATE_PER_SECOND": "0",
            "METRICS_INTERVAL": "250ms", "ADMIN_PORT": "0", "LOG_LEVEL": "info", "LOG_FORMAT": "json"} | self.settings
        self.started += 1
        self.replicas.append(Replica(self.folder, f"replica-{self.started}", environment))
        return self.replicas[-1]

    def settle(self):
        """Waits until every replica holds its part of the partitions."""
        share = self.partitions // len(self.replicas)
        self.wait(lambda: all(len((r.last() or {"assignment": []})["assignment"]) == share for r in self.replicas))

    def published(self):
        return sum(replica.published() for replica in self.replicas)

    def wait(self, condition, patience=300):
        deadline = time.monotonic() + patience
        while not condition():
            for replica in self.replicas:
                if replica.process.poll() is not None:
                    raise SystemExit(f"A replica ended:\n{replica.errors.read_text()[-2000:]}")
            if time.monotonic() > deadline:
                raise SystemExit("What was waited for did not come")
            time.sleep(0.1)

    def produce(self, count, rate=None):
        """Signups of `count` people, each of whom comes once, at so many a second, or at once."""
        producer = Producer({"bootstrap.servers": SERVERS, "enable.idempotence": True, "compression.type": "lz4"})
        begin = time.monotonic()
        for index in range(count):
            number = self.produced + index
            value = json.dumps({
                "event_id": f"e{number}", "phone": f"+447400{number:06d}", "country": "GB",
                "ip": f"{81 + number // 62500 % 4}.2.{number // 250 % 250}.{number % 250 + 1}"})
            while True:
                try:
                    producer.produce(self.topic("in"), value.encode(), f"k{random.randrange(1000)}")
                    break
                except BufferError:
                    producer.poll(0.1)
            if rate:
                producer.poll(0)
                time.sleep(max(0, begin + (index + 1) / rate - time.monotonic()))
        producer.flush(120)
        self.produced += count

    def written(self):
        """How many records the output topic holds."""
        consumer = Consumer({"bootstrap.servers": SERVERS, "group.id": "none"})
        total = 0
        for partition in range(self.partitions):
            low, high = consumer.get_watermark_offsets(TopicPartition(self.topic("out"), partition), timeout=60)
            total += high - low
        consumer.close()
        return total

    def first_written(self):
        """When the first risk event was handed to Kafka, in seconds since 1970."""
        consumer = Consumer({
            "bootstrap.servers": SERVERS, "group.id": "none", "auto.offset.reset": "earliest", "enable.auto.commit": False})
        consumer.assign([TopicPartition(self.topic("out"), partition, 0) for partition in range(self.partitions)])
        stamps = []
        while not stamps or len(stamps) < 20:
            records = [record for record in consumer.consume(100, 1) if not record.error()]
            if stamps and not records:
                break
            stamps += [record.timestamp()[1] / 1000 for record in records]
        consumer.close()
        return min(stamps)
