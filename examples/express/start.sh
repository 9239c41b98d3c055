#!/usr/bin/env bash
# Starts one of the npm service providers as a vendor's system that is a member of both TEST federations. Loopback only.
#
#   examples/express/start.sh FOLDER        FOLDER has package.json, package-lock.json, library.mjs and settings.sh; the other
#                                           sources are this folder's. examples/node-saml/start.sh and samlify/start.sh call it
#
#   settings, all optional, from the environment:
#     SP_PORT                            where it listens (the folder's settings.sh has the default)
#     SP_HOME                            the installed packages, keys and logs, kept between starts (default: FOLDER/var)
#     SANDBOX_METADATA_URL=http://localhost:18010    the sandbox's metadata service
#     SANDBOX_LAB=default                the lab
set -euo pipefail
express=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(cd "${1:?the folder of the service provider}" && pwd)
# shellcheck source=/dev/null
. "$folder/settings.sh"
SP_HOME=${SP_HOME:-$folder/var}
LIBRARY=${LIBRARY:-$folder/library.mjs}
FEED=${SANDBOX_METADATA_URL:-http://localhost:18010}
if [ "${SANDBOX_LAB:-default}" != default ]; then FEED=$FEED/labs/$SANDBOX_LAB; fi

refuse() { # attempted, observed, expected, remedy
  printf '%s: not started\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$SP_NAME" "$@" >&2
  exit 1
}

for program in node npm curl openssl; do
  command -v $program >/dev/null || refuse "find $program" "it is missing" "Node 18 or newer, npm, curl and openssl" "run as root: apt-get update && apt-get install nodejs npm curl openssl"
done

"$express/stop.sh" "$folder" --quiet
mkdir -p "$SP_HOME"/{app,keys,operator,run,log}

# The packages stand in package-lock.json with version and checksum; no script of theirs is run.
cp "$express"/*.mjs "$LIBRARY" "$folder/package.json" "$folder/package-lock.json" "$SP_HOME/app/"
if ! cmp -s "$folder/package-lock.json" "$SP_HOME/app/.installed"; then
  (cd "$SP_HOME/app" && npm ci --ignore-scripts --no-audit --no-fund) >"$SP_HOME/log/npm.log" 2>&1 \
    || refuse "install the packages of $folder/package-lock.json" "$(grep -v '^npm warn' "$SP_HOME/log/npm.log" | tail -n 3)" "npm ci ends well" "read $SP_HOME/log/npm.log"
  cp "$folder/package-lock.json" "$SP_HOME/app/.installed"
fi

for use in signing encryption; do # two keys, as Sweden Connect recommends; made once
  [ -s "$SP_HOME/keys/$use.pem" ] || openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/O=TEST/CN=TEST $SP_NAME $use" \
    -keyout "$SP_HOME/keys/$use.key" -out "$SP_HOME/keys/$use.pem" 2>/dev/null
done
chmod 600 "$SP_HOME"/keys/*.key

# Trusting the operator's keys is a decision: the fingerprints are shown. The standby key is trusted beforehand, so that the operator can
# go over to it without anybody at this end doing anything.
for federation in sambi sweden-connect; do
  for key in operator operator-next; do
    pem=$SP_HOME/operator/$federation${key#operator}.pem
    curl -fsS --max-time 5 "$FEED/$federation/$key.pem" 2>"$SP_HOME/log/operator.err" | openssl x509 -out "$pem" 2>>"$SP_HOME/log/operator.err" \
      || refuse "read $FEED/$federation/$key.pem" "$(cat "$SP_HOME/log/operator.err")" "the operator's certificate as PEM" "start the sandbox first: ./sandbox up"
    echo "$SP_NAME: trusts the $key key of $federation, $(openssl x509 -in "$pem" -noout -fingerprint -sha256)"
  done
done

export SP_NAME SP_PORT SP_HOME FEED
NODE_ENV=production nohup node "$SP_HOME/app/server.mjs" >"$SP_HOME/log/server.log" 2>&1 </dev/null &
echo $! >"$SP_HOME/run/server.job"

for _ in $(seq 600); do
  kill -0 "$(cat "$SP_HOME/run/server.job")" 2>/dev/null || break
  if curl -fsS --max-time 2 -o /dev/null "http://localhost:$SP_PORT/sambi/metadata" 2>/dev/null; then
    echo "$SP_NAME: runs on http://localhost:$SP_PORT"
    exit 0
  fi
  sleep 0.1
done
refuse "start $SP_NAME" "$(tail -n 5 "$SP_HOME/log/server.log")" "http://localhost:$SP_PORT/sambi/metadata is answered" "read $SP_HOME/log/server.log, then start again"
