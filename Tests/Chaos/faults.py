"""What can happen to a world. Every fault ends by itself, so that the world can settle after it."""

import signal
import time


def kill(world):
    replica = world.running()
    if replica:
        replica.kill()
        world.crashes += 1
        time.sleep(world.random.uniform(0, world.longest_absence))
        replica.start()


def terminate(world):
    replica = world.running()
    if replica:
        world.terminate(replica)
        time.sleep(world.random.uniform(0, 1))
        replica.start()


def freeze(world):
    replica = world.running()
    if replica:
        replica.current.signal(signal.SIGSTOP)
        time.sleep(world.random.uniform(0.2, 2))
        replica.current.signal(signal.SIGCONT)


def zombie(world):
    """A process is taken for dead, replaced, and comes back."""
    # Whoever takes the identity last is the successor, so the old process must have it already.
    world.wait_for_assignments()
    replica = world.running()
    if not replica or not replica.current.has_partitions:
        return
    old = replica.current
    old.ended_by = "zombie"
    old.signal(signal.SIGSTOP)
    world.crashes += 1
    replica.crashed()
    begin = time.time()
    replica.doubles.append((begin, float("inf")))
    replica.start()
    time.sleep(world.random.uniform(1, 3))
    old.signal(signal.SIGCONT)
    code = old.wait()
    replica.doubles[-1] = (begin, time.time())
    if code != 69:
        world.findings.append(f"{old.errors.name}: a zombie ended with {code} instead of 69")
        old.process.kill()


def join_or_leave(world):
    if world.scenario.is_orderly:
        world.wait_for_assignments()
    replica = world.random.choice([replica for replica in world.replicas if not replica.is_static])
    if not replica.is_running:
        replica.start()
    elif len([replica for replica in world.replicas if replica.is_running]) > 1:
        world.terminate(replica)


def freeze_until_expelled(world):
    """For longer than a session: the group goes on without it, and what it held is lost to it."""
    replica = world.running()
    if replica:
        world.crashes += 1
        replica.current.signal(signal.SIGSTOP)
        time.sleep(9)
        replica.current.signal(signal.SIGCONT)


def restart_broker(world):
    if world.broker.can_restart:
        with world.feeder.gate:
            world.feeder.renew()
            world.broker.stop()
            time.sleep(world.random.uniform(0.2, 1))
            world.broker.start()
            world.feeder.renew()


def vendor_outage(world):
    replica = world.random.choice(world.replicas)
    fault = world.random.choice([
        {"kind": "html_error", "status": 503, "billed": False}, {"kind": "reset_before_headers", "billed": False},
        {"kind": "refuse", "milliseconds": 800}, {"kind": "delay", "milliseconds": 700},
        {"kind": "throttle", "billed": False}, {"kind": "reset_mid_body"},
    ])
    replica.simulator.post("fault", fault | {"probability": world.random.choice([0.2, 1.0])})
    time.sleep(world.random.uniform(0.3, 1.5))
    replica.simulator.post("fault", {"clear": True})
