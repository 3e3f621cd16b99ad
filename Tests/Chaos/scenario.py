"""What a run is made of: a broker that can be believed in it, replicas, and what may happen to them."""

import dataclasses

import faults
from broker import MockBroker, NoidaBroker, given


@dataclasses.dataclass
class Scenario:
    name: str
    broker: type
    deliveries: tuple
    # Replicas that keep their identity over a crash, and those that join and leave.
    static: int
    dynamic: int
    # What may happen, and how often it is drawn.
    faults: dict
    # A killed process comes back within this time; in seconds.
    longest_absence: float = 0.5
    properties: tuple = ()
    # Whether members come and go only when everybody has an assignment.
    is_orderly: bool = False

    def without(self, *unwanted):
        """The same with less happening."""
        return dataclasses.replace(
            self, faults={fault: weight for fault, weight in self.faults.items() if fault not in unwanted})


CRASHES = Scenario(
    "crashes", NoidaBroker, ("atLeastOnce", "exactlyOnce"), static=1, dynamic=0,
    faults={faults.kill: 4, faults.terminate: 2, faults.freeze: 2, faults.zombie: 2, faults.restart_broker: 1,
            faults.vendor_outage: 2},
    properties=("partition.assignment.strategy=range",))

# The eager protocol, and no change before the last one is over: that is what this broker settles between several members. It
# refuses commits as soon as a rebalance begins, which only transactions survive without repeats.
REBALANCES = Scenario(
    "rebalances", NoidaBroker, ("exactlyOnce",), static=0, dynamic=3,
    faults={faults.join_or_leave: 6, faults.freeze: 1, faults.vendor_outage: 1},
    properties=("partition.assignment.strategy=range", "heartbeat.interval.ms=300"), is_orderly=True)

# A killed member's partitions are taken over when its session has expired, a frozen one's are lost to it.
GROUP = Scenario(
    "group", MockBroker, ("atLeastOnce",), static=0, dynamic=3,
    faults={faults.kill: 3, faults.join_or_leave: 4, faults.freeze: 2, faults.freeze_until_expelled: 1,
            faults.vendor_outage: 2},
    longest_absence=10, properties=("session.timeout.ms=6000", "heartbeat.interval.ms=500"))

EVERYTHING = Scenario(
    "everything", type(given()), ("atLeastOnce", "exactlyOnce"), static=2, dynamic=2,
    faults={faults.kill: 4, faults.terminate: 3, faults.freeze: 2, faults.freeze_until_expelled: 1, faults.zombie: 2,
            faults.join_or_leave: 4, faults.vendor_outage: 2},
    longest_absence=10, properties=("session.timeout.ms=6000", "heartbeat.interval.ms=500"))


def scenario(seed, delivery, kind):
    """The run of a seed, among those of a delivery mode and a kind where these are given: what it is made of, its mode."""
    if given():
        return EVERYTHING, delivery or EVERYTHING.deliveries[seed % 2]
    # The broker that can be restarted forgets what belongs to an open transaction when it is.
    crashes = CRASHES.without(faults.restart_broker)
    runs = [(crashes, "exactlyOnce"), (REBALANCES, "exactlyOnce"), (GROUP, "atLeastOnce"), (crashes, "exactlyOnce"),
            (GROUP, "atLeastOnce"), (CRASHES, "atLeastOnce")]
    if delivery:
        runs = [entry for entry in runs if entry[1] == delivery]
    if kind:
        runs = [entry for entry in runs if entry[0].name == kind]
    if not runs:
        raise SystemExit("There is no such run in that delivery mode")
    return runs[seed % len(runs)]
