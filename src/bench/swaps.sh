#!/bin/sh
# A number of WIC changes a hundred times in a running server while wrk asks it with eight connections. Fails if a request fails, if an answer
# is not that of the version it names, or if memory grows. Takes about five minutes. Needs wrk and a JDK. Usage: src/bench/swaps.sh [port] [swaps]
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
port=${1:-18198}
swaps=${2:-100}
work=$(mktemp -d)
server=
load=
stop() {
    [ -z "$load" ] || kill "$load" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT INT TERM

cp -R "$home/rules" "$work/rules"
table=$work/rules/wic/tables/parameters.csv
JAVA_OPTS="-Xmx1g -Dscreener.rules=$work/rules" "$home/screener" serve --port "$port" >"$work/log" 2>&1 &
server=$!
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.5
done
url="http://127.0.0.1:$port/api/v1/screenings?programs=wic&explain=none"
version() {
    curl -sf "$url" -H 'Content-Type: application/json' -d '{"household": {}}' | sed 's/.*"version":"\([0-9a-f]*\)".*/\1/'
}
change() {
    if grep -q 'income-share,1.85' "$table"; then
        sed -i 's/income-share,1.85/income-share,2.00/' "$table"
    else
        sed -i 's/income-share,2.00/income-share,1.85/' "$table"
    fi
    now=$(version)
    while [ "$now" = "$last" ]; do
        sleep 0.2
        now=$(version)
    done
    last=$now
}
# Kilobytes of live objects, and classes loaded.
memory() {
    jcmd "$server" GC.class_histogram | awk '$1 == "Total" { printf "%d ", $3 / 1024 }'
    jstat -class "$server" | awk 'NR == 2 { print $1 - $3 }'
}

last=$(version)
wrk -t2 -c8 -d3600s --timeout 30s -s "$home/src/bench/swaps.lua" "$url" >"$work/wrk" 2>&1 &
load=$!
began=$(date +%s)
done=0
while [ "$done" -lt "$swaps" ]; do
    change
    done=$((done + 1))
    [ "$done" -ne $((swaps / 4)) ] || early=$(memory)
done
late=$(memory)
took=$(($(date +%s) - began))
kill -INT "$load"
wait "$load" || true
load=
echo "$swaps swaps in $took seconds; live kilobytes and classes after a quarter: $early, at the end: $late"
grep -E '^(requests|answers)=' "$work/wrk"

grep -q 'not-200=0 socket-errors=0 timeouts=0' "$work/wrk" || { echo "FAILED: a request failed" >&2; exit 1; }
# Two versions, each with its own outcome.
pairs=$(sed -n 's/^answers=//p' "$work/wrk" | tr ',' '\n')
[ "$(echo "$pairs" | wc -l)" -eq 2 ] && [ "$(echo "$pairs" | cut -d= -f1 | sort -u | wc -l)" -eq 2 ] &&
    [ "$(echo "$pairs" | cut -d= -f2 | sort -u | wc -l)" -eq 2 ] || { echo "FAILED: answers of a version are mixed" >&2; exit 1; }
[ "${late% *}" -lt $((${early% *} * 11 / 10 + 4096)) ] || { echo "FAILED: live memory grew" >&2; exit 1; }
[ "${late#* }" -lt $((${early#* } + 300)) ] || { echo "FAILED: classes stayed" >&2; exit 1; }
