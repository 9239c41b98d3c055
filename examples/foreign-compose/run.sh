#!/usr/bin/env bash
# Certifies a vendor system that runs in a compose project of its own and meets the sandbox on the network saker-atkomst-sandbox.
#
#   examples/foreign-compose/run.sh [ARGUMENT…]   starts it, hands over trust and client certificate, certifies it (the arguments go
#                                                 to ./sandbox certify), and stops it
#   examples/foreign-compose/run.sh down          stops what a broken run left behind
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
vendor exec -T journal wget -q -O /dev/null http://127.0.0.1:18050/saml/sambi/metadata # it makes its keys at the first question

"$root/sandbox" onboard --target compose "$here/vendor.yaml"
# In a container localhost is somebody else, so the vendor is told E-hälsomyndigheten's name on the network.
hand_over=$(mktemp -d)
trap 'rm -rf "$hand_over"; vendor down --volumes --remove-orphans >/dev/null 2>&1' EXIT
cp "$here"/var/credentials/* "$hand_over/"
sed -i 's#https://localhost:[0-9]*#https://ehm:18040#g' "$hand_over/ehm-client.json"
tar -c -C "$hand_over" . | vendor exec -T journal tar -x -o -C /sandbox/credentials -f -

"$root/sandbox" certify --target compose --vendor "$here/vendor.yaml" "$@"
