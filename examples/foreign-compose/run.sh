#!/usr/bin/env bash
# Certifies a vendor system that runs in a compose project of its own and meets the sandbox on the network saker-atkomst-sandbox.
#
#   examples/foreign-compose/run.sh          hands over, starts, certifies, stops
#   examples/foreign-compose/run.sh down     stops what a broken run left behind
#
# The sandbox's own compose project must be up; docs/compose.md. The vendor's image is the reference vendor's, as an example of any.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

vendor() { docker compose -f "$here/compose.yaml" "$@"; }
if [ "${1:-}" = down ]; then
  vendor down --volumes --remove-orphans
  exit
fi
network=${NETWORK:-saker-atkomst-sandbox}
docker network inspect "$network" >/dev/null 2>&1 || {
  printf 'foreign-compose: not started\n  attempted: join the network %s\n  observed:  there is none\n  expected:  the sandbox in containers\n  remedy:    docker compose -f compose/compose.yaml up --detach --wait\n' "$network" >&2
  exit 1
}
trap 'vendor down --volumes --remove-orphans >/dev/null 2>&1' EXIT
vendor up --detach --wait
