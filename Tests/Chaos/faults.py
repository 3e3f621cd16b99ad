"""What can happen to a world; False where it could not happen now. Every fault ends by itself, so that the world can settle
after it. Those that crash a replica or change who is in the group make a round; the others make the rounds harder."""

import signal
import time


def kill(world):
    replica = world.running()
    if not replica:
        return False
    replica.kill()
    world.crashes += 1
    time.sleep(world.random.uniform(0, world.scenario.longest_absence))
    replica.start()
    return True


def terminate(world):
    replica = world.running()
    if not replica:
        return False
    world.terminate(replica)
    time.sleep(world.random.uniform(0, world.scenario.longest_absence))
    replica.start()
    return True


def freeze(world):
    replica = world.running()
    if not replica:
        return False
    replica.current.signal(signal.SIGSTOP)
    time.sleep(world.random.uniform(0.2, 2))
    replica.current.signal(signal.SIGCONT)
    return True


def zombie(world):
    """A process is taken for dead, replaced, and comes back."""
    # Whoever takes the identity last is the successor, so the old process must have it already.
    world.wait_for_assignments()
    replica = world.running()
    if not replica or not replica.current.has_partitions:
        return False
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
    # It is fenced once somebody has its place.
    deadline = time.monotonic() + 600
    while (code := old.wait(1)) is None and time.monotonic() < deadline:
        world.supervise()
    replica.doubles[-1] = (begin, time.time())
    if code != 69:
        world.findings.append(f"{old.errors.name}: a zombie ended with {code} instead of 69")
        old.process.kill()
    return True


def join_or_leave(world):
    if world.scenario.is_orderly:
        world.wait_for_assignments()
    replica = world.random.choice([replica for replica in world.replicas if not replica.is_static])
    if not replica.is_running:
        replica.start()
    elif len([replica for replica in world.replicas if replica.is_running]) > 1:
        world.terminate(replica)
    else:
        return False
    return True


def freeze_until_expelled(world):
    """For longer than a session: the group goes on without it, and what it held is lost to it."""
    replica = world.running()
    if not replica:
        return False
    world.crashes += 1
    replica.current.signal(signal.SIGSTOP)
    time.sleep(9)
    replica.current.signal(signal.SIGCONT)
    return True


def restart_broker(world):
    if not world.broker.can_restart:
        return False
    with world.feeder.gate:
        world.feeder.renew()
        world.broker.stop()
        time.sleep(world.random.uniform(0.2, 1))
        world.broker.start()
        world.feeder.renew()
    return True


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
    return True


ROUNDS = {kill, terminate, zombie, join_or_leave, freeze_until_expelled}
