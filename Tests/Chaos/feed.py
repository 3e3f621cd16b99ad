"""What goes in: signups, and what cannot be decoded, and tombstones, by a seed."""

import threading
import time

from confluent_kafka import Producer


class Feeder(threading.Thread):
    """Writes as many records as it is allowed to, one after the other, and remembers where each one was written and what has to
    become of it."""

    def __init__(self, servers, topic, random):
        super().__init__(daemon=True)
        self.servers = servers
        self.producer = None
        # Held while nothing may be under way.
        self.gate = threading.Lock()
        self.renew()
        self.topic = topic
        self.random = random
        self.condition = threading.Condition()
        self.allowed = 0
        self.is_over = False
        self.count = 0
        # (partition, offset) -> "event", "dead letter" or "skip"
        self.expected = {}
        self.failures = []

    def allow(self, count):
        """Lets so many more records be written."""
        with self.condition:
            self.allowed += count
            self.condition.notify()

    def finish(self):
        """Returns when everything that was allowed is written."""
        with self.condition:
            self.is_over = True
            self.condition.notify()
        self.join()

    def run(self):
        # A part is there at once, as after an outage; the rest keeps coming.
        backlog = self.random.randrange(200)
        while True:
            with self.condition:
                self.condition.wait_for(lambda: self.is_over or self.count < self.allowed)
                if self.count >= self.allowed:
                    break
            key, value, kind = self.record(self.count)
            with self.gate:
                self.producer.produce(self.topic, key=key, value=value, on_delivery=self.noting(kind))
                self.producer.poll(0)
            self.count += 1
            if self.count > backlog and not self.is_over:
                time.sleep(self.random.uniform(0, 0.03))
        self.producer.flush(120)

    def renew(self):
        """Begins with a new producer: the input must have neither gaps nor repeats of its own."""
        if self.producer:
            self.producer.flush(120)
        self.producer = Producer(
            {"bootstrap.servers": self.servers, "enable.idempotence": True, "linger.ms": 5, "log_level": 0})

    def record(self, number):
        key = f"k{self.random.randrange(29)}"
        chance = self.random.random()
        if chance < 0.02:
            return key, b"not a signup", "dead letter"
        if chance < 0.04:
            return key, None, "skip"
        phone = f"+44 7400 {123000 + self.random.randrange(200)}"
        ip = f"81.2.69.{self.random.randrange(200) + 1}"
        value = f'{{"event_id":"s{number}","phone":"{phone}","ip":"{ip}"}}'
        return key, value.encode(), "event"

    def noting(self, kind):
        def note(error, message):
            if error:
                self.failures.append(str(error))
            else:
                self.expected[message.partition(), message.offset()] = kind
        return note
