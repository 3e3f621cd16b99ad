"""One run: replicas, vendors, topics and records of its own, and what happens to them, all drawn from one seed."""

import collections
import pathlib
import random
import time

import check
import faults
from feed import Feeder
from reading import Reading
from replica import Replica
from simulator import Simulator

PARTITIONS = 4
MAXIMUM_IN_FLIGHT = 100


class World:
    def __init__(self, seed, scenario, delivery, options, broker, folder):
        self.seed = seed
        self.scenario = scenario
        self.program = options.program
        self.is_exactly_once = delivery == "exactlyOnce"
        self.broker = broker
        self.random = random.Random(seed)
        self.name = f"chaos-{seed}-{time.time_ns() % 10**9}"
        self.folder = pathlib.Path(folder)
        self.findings = []
        self.happened = collections.Counter()
        # Crashes and changes of membership, and those of them that met somebody who had read records.
        self.rounds = self.rounds_at_work = 0
        self.crashes = self.repeats = 0
        # What has to become of every input; see Feeder.
        self.expected = {}
        count = scenario.static + scenario.dynamic
        self.replicas = [Replica(self, f"{number}", number < scenario.static) for number in range(count)]
        self.options = options
        (self.folder / "worker.yaml").write_text("{}")
        self.topics = {kind: f"{self.name}-{kind}" for kind in ("in", "out", "dead")}

    @property
    def environment(self):
        return {
            "KAFKA_BOOTSTRAP_SERVERS": self.broker.servers, "KAFKA_GROUP_ID": self.name,
            "KAFKA_INPUT_TOPICS": self.topics["in"], "KAFKA_OUTPUT_TOPIC": self.topics["out"],
            "KAFKA_DEAD_LETTER_TOPIC": self.topics["dead"], "KAFKA_COMMIT_INTERVAL": "100ms",
            "KAFKA_PROPERTIES": ",".join(self.scenario.properties), "WORKER_MAX_IN_FLIGHT": str(MAXIMUM_IN_FLIGHT),
            "WORKER_EVENT_DEADLINE": "2s", "WORKER_REVOKE_DRAIN": "30s", "WORKER_SHUTDOWN_DRAIN": "300s",
            "WORKER_DEAD_LETTER_BRAKE_RATIO": "1", "CHECKS_PHONE_VENDORS": "ipqualityscore",
            "CHECKS_IP_VENDORS": "eko", "VENDORS_IPQUALITYSCORE_RATE_PER_SECOND": "0",
            "VENDORS_EKO_RATE_PER_SECOND": "0", "METRICS_INTERVAL": "100ms", "ADMIN_PORT": "0", "LOG_LEVEL": "info",
            "LOG_FORMAT": "text",
        }

    def running(self):
        """Any replica that runs."""
        candidates = [replica for replica in self.replicas if replica.is_running]
        return self.random.choice(candidates) if candidates else None

    def run(self):
        """Lives through the run, and returns what was found wrong with it."""
        self.broker.create(self.topics.values(), PARTITIONS)
        try:
            for replica in self.replicas:
                replica.simulator = Simulator(self.program, self.folder, replica.name, self.random.choice([1, 10, 40]))
            self.live()
            self.settle()
            self.judge()
        finally:
            for replica in self.replicas:
                for incarnation in replica.incarnations:
                    if incarnation.is_running:
                        incarnation.process.kill()
                        incarnation.wait()
                if replica.simulator:
                    replica.simulator.stop()
        return self.findings

    def live(self):
        self.feeder = Feeder(self.broker.servers, self.topics["in"], random.Random(self.seed))
        self.expected = self.feeder.expected
        self.feeder.start()
        for replica in self.replicas:
            replica.start()
        while self.rounds < self.options.rounds:
            fault = self.random.choices(list(self.scenario.faults), list(self.scenario.faults.values()))[0]
            is_round = fault in faults.ROUNDS
            if is_round:
                self.feeder.allow(self.options.records)
            # Some are struck while they start, most while they work.
            if self.random.random() < 0.8:
                self.wait_for_work()
            time.sleep(self.random.uniform(0, 0.8))
            is_at_work = self.has_work()
            if not fault(self):
                continue
            self.happened[fault.__name__] += 1
            self.rounds += is_round
            self.rounds_at_work += is_round and is_at_work
            self.supervise()

    def has_work(self):
        return any(replica.is_running and replica.current.has_read for replica in self.replicas)

    def wait_for_work(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not self.has_work():
            time.sleep(0.05)

    def terminate(self, replica):
        """Asks a replica to end, which it has to do well."""
        finding = replica.terminate()
        if finding and self.happened["restart_broker"]:
            # See supervise.
            self.crashes += 1
            replica.crashed()
        elif finding:
            self.findings.append(finding)

    def wait_for_assignments(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if all(replica.current.has_partitions for replica in self.replicas if replica.is_running):
                return
            time.sleep(0.1)

    def supervise(self):
        """Starts again what has ended by itself, as an orchestrator would. The test broker forgets the producers' sequence
        numbers when it is restarted, which ends a producer in the middle of its work: a crash, then. A process that no broker has
        answered for half a minute, on a machine that is too busy, ends too. Nothing else may."""
        for replica in self.replicas:
            if replica.current.ended_by is None and not replica.is_running:
                if replica.current.has_found_no_broker:
                    self.happened["no_broker"] += 1
                elif self.happened["restart_broker"]:
                    self.crashes += 1
                    replica.crashed()
                else:
                    self.findings.append(f"{replica.current.errors.name}: ended by itself")
                replica.current.ended_by = "itself"
                replica.start()

    def settle(self):
        """Ends the faults, and waits until every input has its result."""
        self.feeder.finish()
        self.findings += self.feeder.failures[:3]
        self.supervise()
        if not self.running():
            self.replicas[0].start()
        isolation = "read_committed" if self.is_exactly_once else "read_uncommitted"

        def read():
            readings = [Reading(self.broker.servers, self.topics[kind], PARTITIONS, isolation) for kind in ("out", "dead")]
            for reading in readings:
                reading.poll(300)
            return readings

        wanted = {place for place, kind in self.expected.items() if kind != "skip"}
        deadline = time.monotonic() + self.options.patience
        while time.monotonic() < deadline:
            events, dead_letters = read()
            is_complete = wanted <= events.seen | dead_letters.seen
            events.close(), dead_letters.close()
            if is_complete:
                break
            self.supervise()
            time.sleep(0.3)
        for replica in self.replicas:
            if replica.is_running:
                self.terminate(replica)
        # What the processes have left behind is there now.
        self.events, self.dead_letters = read()
        for reading in (self.events, self.dead_letters):
            for partition in reading.unread():
                self.findings.append(f"{reading.topic}/{partition} cannot be read to its end")
            reading.close()

    def judge(self):
        self.findings += check.losses(self.expected, self.events, self.dead_letters)
        self.findings += check.disorder(self.events, self.is_exactly_once)
        self.repeats = check.repeats(self.events, self.dead_letters)
        # What a crash may repeat is what was in memory, and what was published since the last commit.
        interruptions = self.crashes + sum(
            check.losses_of_partitions(incarnation)
            for replica in self.replicas for incarnation in replica.incarnations)
        bound = 0 if self.is_exactly_once else 2 * MAXIMUM_IN_FLIGHT * interruptions
        if self.repeats > bound:
            self.findings.append(f"{self.repeats} results came more than once; at most {bound} may")
        for replica in self.replicas:
            self.findings += check.paid_twice(replica, self.options.store_seconds)
            for incarnation in replica.incarnations:
                self.findings += check.books(incarnation)
