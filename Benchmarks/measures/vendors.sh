# shellcheck shell=bash
# Real HTTP to vendors that take a while: how near the worker comes to what its window and their latency allow, until the
# processors that it shares with broker and vendors are full.
: "${work:?is the folder of a run}"

vendors() {
    local delay window
    export CHECKS_PHONE_VENDORS=ipqualityscore CHECKS_IP_VENDORS=eko
    export VENDORS_IPQUALITYSCORE_MAX_CONCURRENCY=4096 VENDORS_EKO_MAX_CONCURRENCY=4096
    for delay in ${DELAYS:-100 10 1}; do
        simulate "$delay"
        for window in ${WINDOWS:-1 4 16 64 256 2048}; do
            # Far beyond what a machine can do there is nothing to learn, and below a hundred a second a run takes too long.
            if ((window * 1000 / delay > 60000 || window * 1000 / delay < 100)); then continue; fi
            window_of "$window" "$delay"
        done
    done
}

# window_of WINDOW DELAY_MS: ten seconds' worth of signups with so many in flight, or RECORDS where that is less
window_of() {
    local limit=$(($1 * 1000 / $2)) name="vendors-$1-$2" records
    records=${RECORDS:-40000}
    if ((limit * 10 < records)); then records=$((limit * 10)); fi
    topics "$name" "$records" "$records"
    WORKER_MAX_IN_FLIGHT=$1 work "$name" "$records"
    rate "$name" | awk -v window="$1" -v delay="$2" -v limit="$limit" '{
        printf "vendors: %4d in flight, %3d ms: %6d records/s, %3.0f %% of the limit of %d, %4.0f us of CPU a record, %.2f processors, RSS %d MB\n",
            window, delay, $1, 100 * $1 / limit, limit, $2, $1 * $2 / 1e6, $4
    }'
}
