# shellcheck shell=bash
# What results and offsets in one transaction cost: the same topic, every lookup cached, at least once and exactly once by turns.
: "${work:?is the folder of a run}"

# deliver MODE ROUND: one pass over the topic of `delivery`, in a group and with topics of its own; noted as `rate` tells it
deliver() {
    local name="delivery-$1-$2"
    KAFKA_DELIVERY=$1 KAFKA_TRANSACTIONAL_ID="bench-$name" KAFKA_GROUP_ID="bench-$name" KAFKA_OUTPUT_TOPIC="bench-$name-out" \
        work "$name" "$records"
    echo "$1 $(rate "$name")" | tee -a "$work/delivery.txt" >&2
}

delivery() {
    local records=${RECORDS:-300000} round
    simulate 0
    export CHECKS_PHONE_VENDORS=ipqualityscore CHECKS_IP_VENDORS=eko
    topics delivery "$records" 1000
    for round in $(seq "${ROUNDS:-3}"); do
        deliver atLeastOnce "$round"
        deliver exactlyOnce "$round"
    done
    echo "delivery: medians of ${ROUNDS:-3} rounds of $records records, every lookup cached"
    python3 - "$work/delivery.txt" <<'PYTHON'
import collections, statistics, sys
figures = collections.defaultdict(list)
for line in open(sys.argv[1]):
    mode, *columns = line.split()
    figures[mode].append([float(column) for column in columns])
medians = {mode: [statistics.median(column) for column in zip(*rounds)] for mode, rounds in figures.items()}
for mode, (rate, cpu, *_) in medians.items():
    print(f"  {mode:<12} {rate:7.0f} records/s  {cpu:6.1f} us of CPU a record")
(plain, plain_cpu, *_), (once, once_cpu, *_) = medians["atLeastOnce"], medians["exactlyOnce"]
print(f"  exactly once moves {once / plain:.2f} times what at least once does, with {once_cpu / plain_cpu:.2f} times its CPU a record")
PYTHON
}
