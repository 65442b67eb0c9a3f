#!/bin/sh
# Screenings over HTTP on this machine: the server and wrk share its cores. Needs wrk. Usage: src/bench/http.sh [port] [seconds]
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
port=${1:-18199}
seconds=${2:-15}
work=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT INT TERM

"$home/src/bench/run.sh" Requests "$work/requests" 500
"$home/screener" serve --port "$port" >"$work/log" 2>&1 &
server=$!
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
done
for explain in none full; do
    url="http://127.0.0.1:$port/api/v1/screenings?explain=$explain"
    wrk -t1 -c4 -d"${seconds}s" -s "$home/src/bench/screenings.lua" "$url" -- "$work/requests" >/dev/null
    echo "over HTTP, explain=$explain:"
    wrk -t1 -c8 -d"${seconds}s" -s "$home/src/bench/screenings.lua" "$url" -- "$work/requests" | tail -n 1
done
