#!/bin/sh
# Runs one class of src/bench by its short name. Build first: ./mvnw -Pbench package
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
name=$1
shift
# JAVA_OPTS is a list of options, split at spaces on purpose.
# shellcheck disable=SC2086
exec java ${JAVA_OPTS:--Xmx2g} -Dfile.encoding=UTF-8 -Dscreener.home="$home" -cp "$home/target/classes:$home/target/test-classes:$home/target/lib/*" "org.benefits.screener.bench.$name" "$@"
