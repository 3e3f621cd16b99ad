"""Whether a reader of committed records that follows a topic misses what is committed after an abort: it does on noida-db 0.2.3,
whose answers name transactions as aborted that ended before the place that is read from. Run it against any Kafka:

    scripts/broker .build-tools/bin/python3 Tests/Chaos/aborted.py
    KAFKA_BOOTSTRAP_SERVERS=… .build-tools/bin/python3 Tests/Chaos/aborted.py
"""

import os
import sys
import time

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

SERVERS = os.environ["KAFKA_BOOTSTRAP_SERVERS"]
TOPIC = f"aborted-{time.time_ns()}"


def transact(producer, word, is_committed):
    producer.begin_transaction()
    producer.produce(TOPIC, word)
    producer.flush()
    if is_committed:
        producer.commit_transaction()
    else:
        producer.abort_transaction()


def reader():
    consumer = Consumer({"bootstrap.servers": SERVERS, "group.id": TOPIC, "isolation.level": "read_committed",
                         "enable.partition.eof": True})
    consumer.assign([TopicPartition(TOPIC, 0, 0)])
    return consumer


def read(consumer):
    """Everything up to the end of the partition."""
    words = []
    while True:
        message = consumer.poll(60)
        if message is None or message.error():
            return words
        words.append(message.value().decode())


admin = AdminClient({"bootstrap.servers": SERVERS})
admin.create_topics([NewTopic(TOPIC, 1, 1)])[TOPIC].result()
writer = Producer({"bootstrap.servers": SERVERS, "transactional.id": TOPIC})
writer.init_transactions()
transact(writer, "aborted", False)
transact(writer, "before", True)
follower = reader()
followed = read(follower)
transact(writer, "after", True)
# The end may be said once more before what is new is seen.
followed += read(follower) or read(follower)
print(f"follows: {followed}; begins anew: {read(reader())}")
sys.exit(0 if followed == ["before", "after"] else 1)
