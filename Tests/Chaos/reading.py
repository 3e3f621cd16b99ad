"""Reads topics with a client that is not ours."""

import json
import time

from confluent_kafka import Consumer, KafkaError, TopicPartition


class Reading:
    """Reads a topic from its beginning."""

    def __init__(self, servers, topic, partitions, isolation):
        self.consumer = Consumer({
            "bootstrap.servers": servers, "group.id": f"{topic}-checker", "enable.auto.commit": False,
            "isolation.level": isolation, "enable.partition.eof": True, "auto.offset.reset": "earliest", "log_level": 0,
            # Each partition in one answer: noida-db names transactions as aborted that have ended before the place that is
            # read from, so that whoever goes on past an abort misses what is committed after it. See aborted.py.
            "max.partition.fetch.bytes": 256 << 20, "fetch.max.bytes": 512 << 20, "receive.message.max.bytes": 600 << 20,
        })
        self.topic = topic
        self.partitions = partitions
        self.consumer.assign([TopicPartition(topic, partition, 0) for partition in range(partitions)])
        # Per partition of the topic, in its order: (source partition, source offset, key)
        self.records = {partition: [] for partition in range(partitions)}
        # Partition -> the offset at which its end was reached.
        self.ended = {}

    def poll(self, seconds):
        """Reads what comes within that time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            for message in self.consumer.consume(500, min(left, 0.2)):
                if message.error():
                    if message.error().code() == KafkaError._PARTITION_EOF:
                        self.ended[message.partition()] = message.offset()
                    continue
                self.ended.pop(message.partition(), None)
                self.records[message.partition()].append(source(message))
            if len(self.ended) == self.partitions:
                return

    @property
    def seen(self):
        return {(partition, offset) for records in self.records.values() for partition, offset, _ in records}

    def unread(self):
        """Partitions that have more than can be read: an open transaction holds it back."""
        for partition in range(self.partitions):
            _, high = self.consumer.get_watermark_offsets(TopicPartition(self.topic, partition), timeout=60)
            if self.ended.get(partition, 0) < high:
                yield partition

    def close(self):
        self.consumer.close()


def source(message):
    """Where the record came from that a risk event or a dead letter is of."""
    headers = dict(message.headers() or [])
    if "dlq.partition" in headers:
        return int(headers["dlq.partition"]), int(headers["dlq.offset"]), message.key()
    place = json.loads(message.value())["source"]
    return place["partition"], place["offset"], message.key()
