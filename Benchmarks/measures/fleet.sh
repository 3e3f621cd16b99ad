# shellcheck shell=bash
# Measures of several replicas, or of their first and their worst moments.

start() { .build-tools/bin/python Benchmarks/measures/start.py "${ROUNDS:-5}"; }

scale() { .build-tools/bin/python Benchmarks/measures/scale.py; }

limits() { .build-tools/bin/python Benchmarks/measures/limits.py; }

# Not among the measures of a run without names: it makes a report to look at.
day() { .build-tools/bin/python Benchmarks/measures/day.py "${DAY:-.build/day}" "${SECONDS_OF_DAY:-300}"; }
