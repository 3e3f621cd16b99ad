"""How long nobody works on the partitions of one of three replicas, after kill -9 and after SIGTERM.

    python3 Tests/Chaos/takeover.py PROGRAM [SESSION_TIMEOUT_MS]
"""

import argparse
import pathlib
import re
import signal
import sys
import tempfile
import threading
import time

from confluent_kafka import Consumer, Producer, TopicPartition

import world as worlds
from broker import MockBroker, given
from reading import source
from scenario import GROUP
from simulator import Simulator


def feed(servers, topic, stopped):
    producer = Producer({"bootstrap.servers": servers, "log_level": 0})
    number = 0
    while not stopped.wait(0.02):
        for partition in range(worlds.PARTITIONS):
            producer.produce(topic, partition=partition, key=f"k{partition}",
                             value=f'{{"event_id":"s{number}","ip":"81.2.69.{number % 200 + 1}"}}')
        producer.poll(0)
        number += 1
    producer.flush(60)


def assigned(replica):
    """The partitions of the last assignment in a replica's log."""
    lines = re.findall(r"partitions (?:assigned|revoked|lost) count=(\d+) partitions=(\S*)",
                       replica.current.errors.read_text())
    return {int(place.rpartition("/")[2]) for _, places in lines for place in places.split(",") if "/" in place}


def measure(program, number, session):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="signup-risk-takeover-"))
    broker = given() or MockBroker()
    broker.start()
    options = argparse.Namespace(program=program, round=0, records=0, patience=0)
    world = worlds.World(1, GROUP, "atLeastOnce", options, broker, folder)
    world.scenario.properties = (f"session.timeout.ms={session}", "heartbeat.interval.ms=500")
    broker.create(world.topics.values(), worlds.PARTITIONS)
    stopped = threading.Event()
    feeder = threading.Thread(target=feed, args=(broker.servers, world.topics["in"], stopped))
    feeder.start()
    for replica in world.replicas:
        replica.simulator = Simulator(program, folder, replica.name, 1)
        replica.start()
    time.sleep(25)
    victim = max(world.replicas, key=lambda replica: len(assigned(replica)))
    lost = assigned(victim)
    at = time.time()
    victim.current.signal(number)
    time.sleep(max(20, session / 1000 + 15))
    stopped.set()
    feeder.join()
    for replica in world.replicas:
        replica.current.process.kill()
        replica.simulator.stop()
    consumer = Consumer({"bootstrap.servers": broker.servers, "group.id": "takeover", "log_level": 0})
    consumer.assign([TopicPartition(world.topics["out"], partition, 0) for partition in range(worlds.PARTITIONS)])
    times = {partition: [] for partition in lost}
    while messages := consumer.consume(1000, 3):
        for message in messages:
            if not message.error() and (partition := source(message)[0]) in times:
                times[partition].append(message.timestamp()[1] / 1000)
    consumer.close()
    broker.stop()
    gaps = []
    for moments in times.values():
        moments = sorted(moments)
        gaps += [max(after - before for before, after in zip(moments, moments[1:]) if after > at)]
    return max(gaps)


for name, number in (("SIGTERM", signal.SIGTERM), ("kill -9", signal.SIGKILL)):
    session = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
    print(f"after {name}, session.timeout.ms={session}: {measure(sys.argv[1], number, session):.1f} s", flush=True)
