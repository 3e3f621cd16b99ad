"""What has to be true of a round when it is over, whatever has happened in it."""

import collections
import json


def losses(expected, events, dead_letters):
    """Inputs without their result, and results of the wrong kind or of no input."""
    wanted = {"event": set(), "dead letter": set(), "skip": set()}
    for place, kind in expected.items():
        wanted[kind].add(place)
    for name, seen in (("event", events.seen), ("dead letter", dead_letters.seen)):
        if missing := wanted[name] - seen:
            yield f"{len(missing)} inputs have no {name}: {sorted(missing)[:5]}"
        if strange := seen - wanted[name]:
            yield f"{len(strange)} {name}s are of no such input: {sorted(strange)[:5]}"


def repeats(*readings):
    """How many results came more than once, each repeat counted."""
    counts = collections.Counter()
    for reading in readings:
        for records in reading.records.values():
            counts.update((partition, offset) for partition, offset, _ in records)
    return sum(count - 1 for count in counts.values())


def losses_of_partitions(incarnation):
    """How often the group went on without a process that was still at work: what it had in memory may be repeated. The mock
    cluster throws out whoever cannot commit before it gives a partition up, since it takes no commits while another member
    joins; Kafka does take them."""
    log = incarnation.errors.read_bytes()
    return log.count(b"partitions lost") + (b"UNKNOWN_MEMBER_ID" in log)


def disorder(events, is_exactly_once):
    """Results of one key, or in transactions of one input partition, whose first appearances are not in input order."""
    for output, records in events.records.items():
        seen, last = set(), {}
        for partition, offset, key in records:
            if (partition, offset) in seen:
                continue
            seen.add((partition, offset))
            line = partition if is_exactly_once else (partition, key)
            if offset < last.get(line, -1):
                yield f"output {output}: {line} has {offset} after {last[line]}"
            last[line] = offset


def books(incarnation):
    """Lines of a metrics log in which the books do not balance, or shrink."""
    if not incarnation.metrics.exists():
        # Killed before its first line.
        return
    before = collections.Counter()
    for number, line in enumerate(incarnation.metrics.read_text().splitlines()):
        try:
            ledger = json.loads(line)["ledger"]
        except ValueError:
            # A process that is killed may leave half a line, the last one.
            continue
        out = sum(ledger[name] for name in ("published", "dead_lettered", "skipped", "released", "in_flight"))
        if ledger["consumed"] != out or min(ledger.values()) < 0:
            yield f"{incarnation.metrics.name}:{number + 1}: {ledger}"
        totals = {name: value for name, value in ledger.items() if name != "in_flight"}
        if any(totals[name] < before[name] for name in totals):
            yield f"{incarnation.metrics.name}:{number + 1}: a total has shrunk: {ledger}"
        before = collections.Counter(totals)


def paid_twice(replica, store_seconds):
    """Lookups charged again though the replica had the answer: not lost with a crash or a fault on the way."""
    first = {}
    for asked, time_ms, is_certain in replica.simulator.charged():
        now = time_ms / 1000
        if asked in first:
            before, was_certain = first[asked]
            lost = any(before - 1 < crash < before + store_seconds for crash in replica.crashes)
            # Each of two processes of one name knows its own answers alone, and so does what comes after them.
            doubled = any(before < end + 1 and now > start - 1 for start, end in replica.doubles)
            if was_certain and not lost and not doubled:
                yield f"{replica.name}: charged at {before:.3f} and again at {now:.3f}: {asked[:200]}"
        first[asked] = (now, is_certain)
