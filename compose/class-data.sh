#!/bin/sh
# class-data.sh JAR: starts the service once while its image is built and keeps what the JVM learnt about its classes, which halves the
# start. Writes /app/jvm.options. The archive fits only the JVM and the files of this very image, so it is never made outside.
set -eu
jar=$1
# The second compiler only for what is really hot: it costs no start, and without it RSA takes nine times as long.
patient='-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000'
options="-XX:+UseSerialGC $patient -XX:MaxRAMPercentage=60"
version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
if [ "$version" -ge 25 ]; then
  make=-XX:AOTCacheOutput=/app/classes.aot
  use=-XX:AOTCache=/app/classes.aot
  archive=/app/classes.aot
else
  make=-XX:ArchiveClassesAtExit=/app/classes.jsa
  use=-XX:SharedArchiveFile=/app/classes.jsa
  archive=/app/classes.jsa
fi
if [ "$version" -ge 24 ]; then options="$options --enable-native-access=ALL-UNNAMED"; fi

scratch=$(mktemp -d)
# shellcheck disable=SC2086
SANDBOX_HOME=$scratch/home SOFTHSM2_CONF=$scratch/home/softhsm/softhsm2.conf SANDBOX_SHARED=$scratch/shared SANDBOX_CONTROL_PORT=18999 SERVER_PORT=18998 \
  java $options "$make" -jar "$jar" >"$scratch/log" 2>&1 &
pid=$!
tries=0
alive() { wget -q -O /dev/null "http://127.0.0.1:$1/actuator/health/liveness" 2>/dev/null; }
until alive 18999 || alive 18998 || [ "$tries" -ge 300 ] || ! kill -0 "$pid" 2>/dev/null; do
  tries=$((tries + 1))
  sleep 0.1
done
kill -TERM "$pid" 2>/dev/null || true
wait "$pid" || true
if [ -s "$archive" ]; then
  options="$options $use"
else
  echo "class-data: no archive was made, the service will start without one. Its log:"
  cat "$scratch/log"
fi
rm -rf "$scratch"
for option in $options -jar "$jar"; do echo "$option"; done >/app/jvm.options
