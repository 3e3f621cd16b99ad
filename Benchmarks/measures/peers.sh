# shellcheck shell=bash
# The worker's job, a signup with one phone and one IP call over loopback HTTP, written in other languages.
: "${work:?is the folder of a run}"

# peer NAME COMMAND ...: runs a peer over the signups of `peers`; "records/s CPU-us/record"
peer() {
    KAFKA_GROUP_ID="bench-peers-$1-$round" KAFKA_OUTPUT_TOPIC="bench-peers-$1-$round-out" "${@:2}"
}

note() {
    echo "$1 $2" | tee -a "$work/peers.txt" >&2
}

# Python's libraries come from PyPI, Go's client from Debian (golang-github-confluentinc-confluent-kafka-go-dev).
peers() {
    local records=${RECORDS:-20000} python=.build-tools/bin/python round
    "$python" -c 'import aiohttp, orjson, uvloop' 2>/dev/null ||
        "$python" -m pip install --quiet --disable-pip-version-check aiohttp==3.14.5 orjson==3.13.0 uvloop==0.23.0 >&2
    simulate 0
    export CHECKS_PHONE_VENDORS=ipqualityscore CHECKS_IP_VENDORS=eko WORKER_MAX_IN_FLIGHT=512
    export VENDORS_IPQUALITYSCORE_MAX_CONCURRENCY=512 VENDORS_EKO_MAX_CONCURRENCY=512
    topics peers "$records" "$records"
    if command -v go >/dev/null; then
        (cd Benchmarks/peers/go && GO111MODULE=off GOPATH=/usr/share/gocode go build -o "$work/peer" .) ||
            echo "peers: without Go, whose Kafka client is missing" >&2
    fi
    for round in $(seq "${ROUNDS:-3}"); do
        KAFKA_GROUP_ID="bench-peers-$round" KAFKA_OUTPUT_TOPIC="bench-peers-$round-out" work "peers$round" "$records"
        note worker "$(rate "peers$round")"
        if [[ -x "$work/peer" ]]; then note go "$(peer go "$work/peer" "$records")"; fi
        note python "$(peer python "$python" Benchmarks/peers/python/peer.py "$records")"
        note python-uvloop-orjson "$(peer fast "$python" Benchmarks/peers/python/peer.py "$records" --fast)"
    done
    echo "peers: median of ${ROUNDS:-3} rounds of $records records over HTTP; CPU of each client process alone"
    "$python" - "$work/peers.txt" <<'PYTHON'
import collections, statistics, sys
figures = collections.defaultdict(list)
for line in open(sys.argv[1]):
    name, rate, cpu = line.split()[:3]
    figures[name].append((float(rate), float(cpu)))
own = statistics.median(cpu for _, cpu in figures["worker"])
for name, rounds in figures.items():
    rate, cpu = (statistics.median(column) for column in zip(*rounds))
    print(f"  {name:<22} {rate:6.0f} records/s  {cpu:6.1f} us of CPU a record  {cpu / own:5.2f} times the worker's")
PYTHON
}
