#!/usr/bin/env bash
# Stops what start.sh started; keeps packages, keys and logs. `--quiet` says nothing when nothing runs.
set -euo pipefail
folder=$(cd "${1:?the folder of the service provider}" && pwd)
# shellcheck source=/dev/null
. "$folder/settings.sh"
SP_HOME=${SP_HOME:-$folder/var}
job=$SP_HOME/run/server.job
[ -f "$job" ] || exit 0
pid=$(cat "$job")
case "$({ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null || true)" in # the number may belong to somebody else by now
  *"$SP_HOME/app/server.mjs"*)
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
    [ "${2:-}" = --quiet ] || echo "$SP_NAME: stopped"
    ;;
esac
rm -f "$job"
