#!/usr/bin/env bash
# The version 17 services with soap (npm) against the running sandbox: every contract is read from its ?wsdl, a prescription is made, dispensed and read,
# and every answer is validated against the schema by xmllint.
#
#   examples/node-soap/run.sh [options of ./sandbox token, such as --port-base or --home]
#
#   settings, from the environment: NODE_SOAP_HOME, where packages, credentials and schemas are kept (default: var in this folder);
#   SANDBOX_SOAP_URL=https://localhost:18040/apisp
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${NODE_SOAP_HOME:-$here/var}

refuse() { # attempted, observed, expected, remedy
  printf 'node-soap: not run\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}
for program in node npm; do
  command -v $program >/dev/null || refuse "find $program" "it is missing" "Node 20 or newer, and npm" "run as root: apt-get update && apt-get install nodejs npm"
done
command -v xmllint >/dev/null || refuse "find xmllint" "it is missing" "libxml2-utils" "run as root: apt-get update && apt-get install libxml2-utils"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || refuse "use $(command -v node)" "Node $(node --version)" "Node 20 or newer" "install a newer Node"

# The packages stand in package-lock.json with version and checksum; no script of theirs is run.
mkdir -p "$home/app" "$home/schemas"
cp "$here"/*.mjs "$here/package.json" "$here/package-lock.json" "$home/app/"
if ! cmp -s "$here/package-lock.json" "$home/app/.installed"; then
  (cd "$home/app" && npm ci --ignore-scripts --no-audit --no-fund) >"$home/npm.log" 2>&1 \
    || refuse "install the packages of $here/package-lock.json" "$(grep -v '^npm warn' "$home/npm.log" | tail -n 3)" "npm ci ends well" "read $home/npm.log"
  cp "$here/package-lock.json" "$home/app/.installed"
fi

export CREDENTIALS=$home/credentials SOAP_URL=${SANDBOX_SOAP_URL:-https://localhost:18040/apisp} SCHEMAS=$home/schemas
PHYSICIAN_TOKEN=$("$here/../../sandbox" token --person SE5599990008-ANNA --folder "$CREDENTIALS" "$@")
PHARMACIST_TOKEN=$("$here/../../sandbox" token --person SE5599990016-FARID --folder "$CREDENTIALS" "$@")
export PHYSICIAN_TOKEN PHARMACIST_TOKEN
exec node "$home/app/services.mjs"
