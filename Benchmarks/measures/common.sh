# shellcheck shell=bash
# What the measures of scripts/bench share: vendors, topics, a worker that runs until its work is done, and its figures.
: "${work:?is the folder of a run}"

# simulate DELAY_MS: starts the vendors, in place of those started before, and points the environment at them
simulate() {
    if [[ -n "${simulator:-}" ]]; then kill "$simulator"; fi
    rm -f "$work/vendors.env"
    "$SIGNUP_RISK" simulate-vendors --port 0 --delay "$1" >"$work/vendors.env" 2>/dev/null &
    simulator=$!
    started+=("$simulator")
    until grep -qs serving "$work/vendors.env"; do sleep 0.1; done
    # shellcheck disable=SC1091
    source "$work/vendors.env"
}

# signups COUNT DISTINCT: that many signups of so many people, 1,000 keys
signups() {
    python3 - "$1" "$2" <<'PYTHON'
import random, sys
count, distinct = int(sys.argv[1]), int(sys.argv[2])
random.seed(7)
nets = [8, 46, 81, 103, 185]
people = [(f"+447400{n:06d}", f"{random.choice(nets)}.{random.randint(1, 250)}.{n // 250 % 250}.{n % 250 + 1}") for n in range(distinct)]
for n in range(count):
    phone, ip = people[n % distinct]
    print(f'k{n % 1000}\t{{"event_id":"e{n}","phone":"{phone}","ip":"{ip}","country":"GB","plan":"starter",'
          f'"email_domain":"example.com","user_agent":"Mozilla/5.0 (X11; Linux x86_64)","occurred_at":"2026-11-21T12:00:00Z"}}')
PYTHON
}

# topics NAME COUNT DISTINCT: a topic of signups, and the environment that has the worker read it
topics() {
    export KAFKA_GROUP_ID="bench-$1" KAFKA_INPUT_TOPICS="bench-$1-in" KAFKA_OUTPUT_TOPIC="bench-$1-out"
    export KAFKA_DEAD_LETTER_TOPIC="bench-$1-dead" KAFKA_CREATE_TOPICS=true
    signups "$2" "$3" >"$work/$1.in"
    kcat -b "$KAFKA_BOOTSTRAP_SERVERS" -t "$KAFKA_INPUT_TOPICS" -P -K '	' -z lz4 -l "$work/$1.in"
}

# The allocator that the image preloads, where this machine has it.
allocator() {
    local library
    for library in /usr/lib/*/libjemalloc.so.2; do
        if [[ -e "$library" ]]; then
            echo "$library"
            return
        fi
    done
}

# published LOG: the events published by a metrics log's last line. Cheap, since it is asked for while a worker is measured.
published() {
    local line count
    line=$(tail -n 1 "$1" 2>/dev/null) || true
    count=${line#*\"published\":}
    count=${count%%[!0-9]*}
    echo "${count:-0}"
}

# work NAME COUNT: runs the worker until that many events are published; its metrics log is $work/NAME.jsonl
work() {
    echo '{}' >"$work/worker.yaml"
    METRICS_LOG="$work/$1.jsonl" METRICS_INTERVAL=500ms ADMIN_PORT=0 LOG_LEVEL=error LD_PRELOAD="$(allocator)" \
        "$SIGNUP_RISK" run --config "$work/worker.yaml" &
    local worker=$!
    started+=("$worker")
    until (($(published "$work/$1.jsonl") >= $2)); do sleep 0.5; done
    kill -TERM "$worker"
    wait "$worker"
}

# rate NAME: "RECORDS_PER_SECOND CPU_MICROSECONDS RSS_MB_EARLY RSS_MB_LATE" between a tenth and nine tenths of the records
rate() {
    python3 - "$work/$1.jsonl" <<'PYTHON'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
points = [(l["uptime_s"], l["ledger"]["published"], l["cpu_s"], l["rss_bytes"]) for l in lines]
total = points[-1][1]
first = next(p for p in points if p[1] >= total * 0.1)
last = next(p for p in points if p[1] >= total * 0.9)
count, seconds = last[1] - first[1], last[0] - first[0]
if count <= 0 or seconds <= 0:
    first, last = points[0], points[-1]
    count, seconds = last[1] - first[1], last[0] - first[0]
print(f"{count / seconds:.0f} {(last[2] - first[2]) / count * 1e6:.1f} {first[3] / 1e6:.0f} {last[3] / 1e6:.0f}")
PYTHON
}
