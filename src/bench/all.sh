#!/bin/sh
# Measures everything that docs/performance.md lists, and prints it. About ten minutes on a quiet machine with two cores.
# A whole million of households takes longer: src/bench/all.sh 1000000
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
households=${1:-100000}
cd "$home"
uname -srm
java -version 2>&1 | head -n 1
echo "$(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg) at the start"
./mvnw -B -ntp -q -Pbench verify -Dbench="OneHousehold -v SILENT -rf text -rff target/one-household.txt" >target/bench.log 2>&1 || { tail -n 30 target/bench.log; exit 1; }
echo "one household through all programs, microseconds of the wall clock:"
grep -E 'Benchmark|p0\.50|p0\.99 ' target/one-household.txt
src/bench/run.sh ManyHouseholds 4000 9
src/bench/run.sh AgainstByHand 4000
src/bench/run.sh LongRun "$households"
src/bench/run.sh EditedProgram
src/bench/start.sh
if command -v wrk >/dev/null 2>&1; then
    src/bench/http.sh
else
    echo "over HTTP: not measured, there is no wrk"
fi
