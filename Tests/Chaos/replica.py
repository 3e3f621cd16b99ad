"""A replica of the worker: one identity, and the processes that have had it, one after the other."""

import json
import os
import signal
import subprocess
import time


class Incarnation:
    """One process of a replica."""

    def __init__(self, program, folder, name, environment):
        self.metrics = folder / f"{name}.jsonl"
        self.errors = folder / f"{name}.log"
        self.started_at = time.time()
        self.ended_by = None
        with open(self.errors, "wb") as log:
            self.process = subprocess.Popen(
                [program, "run", "--config", str(folder / "worker.yaml")],
                stdout=subprocess.DEVNULL, stderr=log, env=environment | {"METRICS_LOG": str(self.metrics)})

    @property
    def is_running(self):
        return self.process.poll() is None

    @property
    def has_partitions(self):
        """Whether the group has given it an assignment."""
        return b"partitions assigned" in self.errors.read_bytes()

    @property
    def has_found_no_broker(self):
        """Whether it ended at its start, because no broker answered."""
        return b"cannot reach Kafka" in self.errors.read_bytes()

    @property
    def has_read(self):
        """Whether it had read records when it last wrote down its books."""
        lines = self.metrics.read_bytes().splitlines() if self.metrics.exists() else []
        for line in reversed(lines[-2:]):
            try:
                return json.loads(line)["ledger"]["consumed"] > 0
            except ValueError:
                # Not written to its end yet.
                continue
        return False

    def signal(self, number):
        if self.is_running:
            self.process.send_signal(number)

    def wait(self, seconds=600):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


class Replica:
    """A place in the group. A static one keeps its identity, so that a successor takes its place."""

    def __init__(self, world, name, is_static):
        self.world = world
        self.name = name
        self.is_static = is_static
        self.incarnations = []
        # Moments at which answers on their way to the store may be lost.
        self.crashes = []
        # Times in which two processes had the replica's name, each with a store of its own.
        self.doubles = []
        self.simulator = None

    @property
    def current(self):
        return self.incarnations[-1] if self.incarnations else None

    @property
    def is_running(self):
        return self.current is not None and self.current.is_running

    def start(self):
        environment = {"PATH": os.environ["PATH"]} | self.simulator.environment | self.world.environment
        if self.is_static:
            environment["KAFKA_INSTANCE_ID"] = f"{self.world.name}-{self.name}"
        if self.world.is_exactly_once:
            environment["KAFKA_DELIVERY"] = "exactlyOnce"
            environment["KAFKA_TRANSACTIONAL_ID"] = f"{self.world.name}-{self.name}"
        answers = self.world.folder / f"answers-{self.name}-{len(self.doubles)}"
        environment["CACHE_DIRECTORY"] = str(answers)
        number = len(self.incarnations)
        self.incarnations.append(
            Incarnation(self.world.program, self.world.folder, f"{self.name}-{number}", environment))

    def crashed(self):
        """Notes that answers and results on their way may be lost at this moment."""
        self.crashes.append(time.time())

    def kill(self):
        self.crashed()
        self.current.ended_by = "kill"
        self.current.signal(signal.SIGKILL)
        self.current.wait()

    def terminate(self):
        """Asks it to end, and returns what is wrong with how it did."""
        process = self.current
        process.ended_by = "term"
        process.signal(signal.SIGTERM)
        code = process.wait()
        # A process that is only just starting has nothing to drain, and the signal's own effect is good enough.
        if code == 0 or (code == -signal.SIGTERM and not process.has_partitions):
            return None
        if code is None:
            process.process.kill()
            process.wait()
        return f"{process.errors.name}: ended with {code} after SIGTERM"
