"""Kafka brokers in another process. Each of those that start without Java gives a part of what Kafka does, so each is used for
the rounds in which it can be believed; a Kafka that KAFKA_BOOTSTRAP_SERVERS names is used for all of them."""

import glob
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewTopic

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class GivenBroker:
    """A Kafka that somebody else runs."""

    can_restart = False

    def __init__(self, servers):
        self.servers = servers

    def start(self):
        """It runs."""

    def stop(self):
        """Not ours to stop."""

    def create(self, topics, partitions):
        client = AdminClient({"bootstrap.servers": self.servers})
        created = client.create_topics([NewTopic(topic, partitions, 1) for topic in topics])
        for topic in created.values():
            topic.result()


class MockBroker(GivenBroker):
    """librdkafka's mock cluster: rebalances as Kafka's, cooperative ones too; no transactions, no static members."""

    # Every topic gets this many partitions.
    PARTITIONS = 4
    SCRIPT = """
import sys, time
from confluent_kafka import Producer
producer = Producer({"test.mock.num.brokers": 1, "log_level": 0})
broker = list(producer.list_topics(timeout=60).brokers.values())[0]
print(f"{broker.host}:{broker.port}", flush=True)
sys.stdin.read()
"""

    def __init__(self):
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.servers = self.process.stdout.readline().strip()
        if not self.servers:
            raise SystemExit("The mock cluster did not start")

    def stop(self):
        self.process.stdin.close()
        self.process.wait()

    def create(self, topics, partitions):
        assert partitions == self.PARTITIONS
        client = Producer({"bootstrap.servers": self.servers})
        for topic in topics:
            while not client.list_topics(topic, timeout=60).topics[topic].partitions:
                time.sleep(0.05)


class NoidaBroker(GivenBroker):
    """Transactions, static members, restarts with what it holds. It lets a member that comes back take partitions before the
    others have given them up, and does not fence the old generation: so no crashes in groups of several here."""

    can_restart = True

    def __init__(self, folder):
        self.folder = folder
        self.process = None
        self.port = free_port()
        self.servers = f"127.0.0.1:{self.port}"

    def start(self):
        # The command that pip installs leaves the broker behind when it is stopped: take the program itself.
        programs = glob.glob(str(ROOT / ".build-tools/lib/python3*/site-packages/noida_db/noida-db"))
        if not programs:
            raise SystemExit("The test broker is missing: run scripts/setup --tests")
        command = [programs[0], "start", "--data-dir", str(self.folder / "broker"), "--only", "kafka"]
        command += ["--kafka-port", str(self.port), "--host", "127.0.0.1"]
        with open(self.folder / "broker.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The test broker did not start: {self.folder}/broker.log")
            time.sleep(0.05)

    def stop(self):
        """Stops it cleanly: what was acknowledged is kept."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None


def given():
    """The Kafka to use for everything, if there is one."""
    servers = os.environ.get("KAFKA_BOOTSTRAP_SERVERS")
    return GivenBroker(servers) if servers else None
