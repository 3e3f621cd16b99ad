"""Runs of chaos on real processes; see scripts/chaos."""

import argparse
import collections
import pathlib
import shutil
import signal
import sys
import tempfile
import time
import traceback

from broker import NoidaBroker
from broker import given as given_broker
from scenario import scenario
from world import World


def options():
    parser = argparse.ArgumentParser(prog="scripts/chaos", description="Proves the delivery guarantees under chaos.")
    parser.add_argument("--seed", type=int, default=1, help="of the first run; each run's is one more")
    parser.add_argument("--duration", type=float, default=60, help="seconds after which no further run begins")
    parser.add_argument("--runs", type=int, default=10**9, help="how many runs at most")
    parser.add_argument("--rounds", type=int, default=10, help="crashes and changes of membership in a run")
    parser.add_argument("--records", type=int, default=60, help="signups written for each round")
    parser.add_argument("--delivery", choices=["atLeastOnce", "exactlyOnce"])
    parser.add_argument("--kind", choices=["crashes", "rebalances", "group"], help="runs of that kind alone")
    parser.add_argument("--patience", type=float, default=180, help="seconds until every input has to have its result")
    parser.add_argument("--store-seconds", type=float, default=3, help="within which a charged answer is on disk")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--keep", action="store_true", help="keep the folder of a run with findings")
    return parser.parse_args()


def start(kind, folder):
    broker = given_broker() or (kind(folder) if kind is NoidaBroker else kind())
    broker.start()
    return broker


def text(counts):
    return " ".join(f"{name}={count}" for name, count in sorted(counts.items()))


def main():
    given = options()
    # Whoever stops a run finds none of its processes left.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="signup-risk-chaos-"))
    brokers = {}
    totals = collections.Counter()
    happened = collections.Counter()
    failed = []
    begin = time.monotonic()
    seed = given.seed
    try:
        while totals["runs"] < given.runs and (not totals["runs"] or time.monotonic() - begin < given.duration):
            kind, delivery = scenario(seed, given.delivery, given.kind)
            broker = brokers.get(kind.broker) or start(kind.broker, folder)
            brokers[kind.broker] = broker
            run_folder = folder / f"run-{seed}"
            run_folder.mkdir()
            world = World(seed, kind, delivery, given, broker, run_folder)
            try:
                findings = world.run()
            except Exception:
                findings = [*world.findings, traceback.format_exc()]
            figures = collections.Counter(
                rounds=world.rounds, at_work=world.rounds_at_work, signups=len(world.expected), repeats=world.repeats)
            totals.update(figures, runs=1)
            happened.update(world.happened)
            print(f"seed {seed} {kind.name} {delivery}: {'FAILED' if findings else 'ok'} {text(figures)} "
                  f"{text(world.happened)}", flush=True)
            for finding in findings[:20]:
                print(f"  {finding}", flush=True)
            if findings:
                failed.append(seed)
            if findings and given.keep:
                print(f"  kept in {run_folder}")
            else:
                shutil.rmtree(run_folder)
            seed += 1
    finally:
        for broker in brokers.values():
            broker.stop()
        if not (failed and given.keep):
            shutil.rmtree(folder, ignore_errors=True)
    print(f"chaos: {text(totals)} faults={sum(happened.values())} ({text(happened)}) failed={len(failed)} "
          f"seconds={time.monotonic() - begin:.0f}")
    if failed:
        print(f"chaos: findings with seeds {failed}; repeat one with --seed N --runs 1 --keep and the same --rounds")
        sys.exit(1)


main()
