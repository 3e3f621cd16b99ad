# shellcheck shell=bash
# Measures of several replicas, or of their first and their worst moments.

start() { .build-tools/bin/python Benchmarks/measures/start.py "${ROUNDS:-5}"; }

scale() { .build-tools/bin/python Benchmarks/measures/scale.py; }

limits() { .build-tools/bin/python Benchmarks/measures/limits.py; }
