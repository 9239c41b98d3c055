#!/usr/bin/env bash
# Stops what start.sh started; keeps keys and logs. `--quiet` says nothing when nothing runs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=examples/shibboleth-sp/settings.sh
. "$here/settings.sh"

for name in apache shibd; do
  job=$SP_HOME/run/$name.job
  [ -f "$job" ] || continue
  pid=$(cat "$job")
  case "$( { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null || true)" in # the number may belong to somebody else by now
    *"$SP_HOME"*)
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
      kill -9 "$pid" 2>/dev/null || true
      [ "${1:-}" = --quiet ] || echo "shibboleth-sp: stopped $name"
      ;;
  esac
  rm -f "$job"
done
rm -f "$SP_HOME/run/shibd.sock"
