#!/bin/bash
# From the start of the process to its first answer, in seconds of the processor (user and system), five times, with the rule books and the
# class-data archive that the build leaves in target/.
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '{"asOf": "2026-11-22", "household": {"state": "OH", "people": [{"id": "ana", "relation": "self", "age": 30, "incomes": []}]}}' >"$work/request.json"
[ -f "$home/target/screener.jsa" ] || echo "(without a class-data archive: build without -Darchive.skip)"
TIMEFORMAT='%U %S'
for i in 1 2 3 4 5; do
    { time "$home/screener" screen "$work/request.json" >"$work/answer" 2>"$work/error"; } 2>>"$work/times"
    [ -s "$work/answer" ] || { cat "$work/error" >&2; exit 1; }
done
awk '{print $1 + $2}' "$work/times" | sort -n | awk '{v[NR] = $1} END {printf "start to first answer: %.2f CPU-seconds (median of %d, %.2f to %.2f)\n", v[int((NR + 1) / 2)], NR, v[1], v[NR]}'
