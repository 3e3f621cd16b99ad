"""The worker's job in Python, for scripts/bench peers: confluent-kafka and aiohttp, on one event loop.

Reads a topic of signups, asks IPQualityScore about the phone number and Eko about the address, publishes a small risk event and
commits what is acknowledged, in each partition up to the first record that is not. It is told what the worker is told, by the
same environment. It normalises nothing, caches nothing, retries nothing and knows four rules.

    peer.py RECORDS [--fast]      --fast: with uvloop and orjson in place of the standard library

Ends after RECORDS events and prints "records/s CPU-us/record", taken between a tenth and nine tenths of them.
"""

import asyncio
import base64
import collections
import datetime
import hashlib
import hmac
import json
import os
import resource
import sys
import time
import uuid

import aiohttp
import confluent_kafka

IN_FLIGHT = 512
FAST = "--fast" in sys.argv
if FAST:
    import orjson
    import uvloop

    decode, encode = orjson.loads, orjson.dumps
else:
    decode = json.loads

    def encode(value):
        return json.dumps(value, separators=(",", ":")).encode()


class Commits:
    """What may be committed of one partition: everything before the first record that is not acknowledged."""

    def __init__(self):
        self.waiting = collections.deque()
        self.acknowledged = set()

    def begin(self, offset):
        self.waiting.append(offset)

    def acknowledge(self, offset):
        """The next offset to read where the prefix has grown."""
        self.acknowledged.add(offset)
        upto = None
        while self.waiting and self.waiting[0] in self.acknowledged:
            upto = self.waiting.popleft()
            self.acknowledged.discard(upto)
        return None if upto is None else upto + 1


class Meter:
    """Rate and CPU between a tenth and nine tenths of the records."""

    def __init__(self, records):
        self.records, self.published = records, 0
        self.first = self.last = None

    def count(self):
        self.published += 1
        if self.published == self.records // 10:
            self.first = self.now()
        elif self.published == self.records * 9 // 10:
            self.last = self.now()

    def now(self):
        used = resource.getrusage(resource.RUSAGE_SELF)
        return self.published, time.monotonic(), used.ru_utime + used.ru_stime

    def __str__(self):
        count, seconds, cpu = (b - a for a, b in zip(self.first, self.last))
        return f"{count / seconds:.0f} {cpu / count * 1e6:.1f}"


class Vendors:
    def __init__(self, session):
        env = os.environ
        self.session = session
        self.phone_url = (
            f"{env['VENDORS_IPQUALITYSCORE_BASE_URL']}/webhooks/{env['VENDORS_IPQUALITYSCORE_INTEGRATION']}/json/phone_check"
        )
        self.phone_key, self.phone_secret = env["VENDORS_IPQUALITYSCORE_KEY"], env["VENDORS_IPQUALITYSCORE_SECRET"]
        self.ip_url = f"{env['VENDORS_EKO_BASE_URL']}/v3/tools/kyc/ip"
        self.ip_key = base64.b64encode(env["VENDORS_EKO_ACCESS_KEY"].encode())
        self.developer_key = env["VENDORS_EKO_DEVELOPER_KEY"]
        self.initiator, self.user = env["VENDORS_EKO_INITIATOR_ID"], env["VENDORS_EKO_USER_CODE"]

    async def phone(self, phone, country):
        form = {"key": self.phone_key, "secret": self.phone_secret, "phone": phone, "strictness": "0", "country[]": country}
        async with self.session.post(self.phone_url, data=form) as answer:
            return decode(await answer.read())

    async def ip(self, ip, reference):
        now = str(time.time_ns() // 1_000_000)
        signature = base64.b64encode(hmac.digest(self.ip_key, now.encode(), hashlib.sha256)).decode()
        headers = {
            "content-type": "application/json",
            "developer_key": self.developer_key,
            "secret-key": signature,
            "secret-key-timestamp": now,
        }
        body = {"initiator_id": self.initiator, "user_code": self.user, "client_ref_id": reference, "ip_address": ip}
        async with self.session.post(self.ip_url, data=encode(body), headers=headers) as answer:
            return decode(await answer.read())["data"]


def assess(phone, ip):
    """A few rules, so that there is a score."""
    reasons = []
    if (phone.get("fraud_score") or 0) >= 75:
        reasons.append({"code": "phone_fraud_score_high", "points": 25})
    if phone.get("VOIP"):
        reasons.append({"code": "phone_voip", "points": 25})
    if ip.get("proxy_type") in ("VPN", "TOR", "PUB", "WEB", "RES"):
        reasons.append({"code": "ip_proxy", "points": 30})
    if ip.get("country_code") != phone.get("country"):
        reasons.append({"code": "country_mismatch", "points": 15})
    score = min(100, sum(reason["points"] for reason in reasons))
    return {"score": score, "recommendation": "review" if score >= 40 else "allow", "reasons": reasons}


class Peer:
    def __init__(self, records, vendors):
        servers = os.environ["KAFKA_BOOTSTRAP_SERVERS"]
        self.output = os.environ["KAFKA_OUTPUT_TOPIC"]
        self.consumer = confluent_kafka.Consumer(
            {
                "bootstrap.servers": servers,
                "group.id": os.environ["KAFKA_GROUP_ID"],
                "auto.offset.reset": "earliest",
                "enable.auto.offset.store": False,
                "auto.commit.interval.ms": 1000,
            }
        )
        self.consumer.subscribe([os.environ["KAFKA_INPUT_TOPICS"]])
        self.producer = confluent_kafka.Producer(
            {"bootstrap.servers": servers, "enable.idempotence": True, "compression.type": "lz4"}
        )
        self.vendors, self.meter = vendors, Meter(records)
        self.commits = collections.defaultdict(Commits)
        self.slots = asyncio.Semaphore(IN_FLIGHT)

    async def run(self):
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as tasks:
            while self.meter.published < self.meter.records:
                for record in await loop.run_in_executor(None, self.consumer.consume, IN_FLIGHT, 0.05):
                    if record.error():
                        raise confluent_kafka.KafkaException(record.error())
                    await self.slots.acquire()
                    self.commits[record.partition()].begin(record.offset())
                    tasks.create_task(self.enrich(record))
                self.producer.poll(0)
        self.consumer.close()

    async def enrich(self, record):
        signup = decode(record.value())
        # The vendor takes each reference once, of 20 characters at most.
        reference = f"{os.getpid()}-{record.partition()}-{record.offset()}"
        phone, ip = await asyncio.gather(
            self.vendors.phone(signup["phone"], signup["country"]), self.vendors.ip(signup["ip"], reference)
        )
        identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, signup["event_id"]))
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        event = {
            "schema": "signup-risk/1",
            "id": identifier,
            "assessed_at": now,
            "source": {"topic": record.topic(), "partition": record.partition(), "offset": record.offset()},
            "signup": signup,
            "status": "complete",
            "risk": assess(phone, ip),
            "phone": phone,
            "ip": ip,
        }
        headers = {
            "content-type": "application/json",
            "ce_specversion": "1.0",
            "ce_type": "signup-risk.assessed",
            "ce_source": "/signup-risk",
            "ce_id": identifier,
            "ce_time": now,
        }
        self.producer.produce(
            self.output,
            encode(event),
            record.key(),
            headers=headers,
            on_delivery=lambda error, _: self.acknowledged(error, record),
        )
        self.producer.poll(0)
        self.slots.release()

    def acknowledged(self, error, record):
        if error:
            raise confluent_kafka.KafkaException(error)
        upto = self.commits[record.partition()].acknowledge(record.offset())
        if upto is not None:
            offset = confluent_kafka.TopicPartition(record.topic(), record.partition(), upto)
            self.consumer.store_offsets(offsets=[offset])
        self.meter.count()


async def main():
    # As many connections as there are calls: the slots are what bounds them.
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        peer = Peer(int(sys.argv[1]), Vendors(session))
        await peer.run()
        print(peer.meter)


if __name__ == "__main__":
    if FAST:
        uvloop.run(main())
    else:
        asyncio.run(main())
