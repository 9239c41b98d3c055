#!/usr/bin/env bash
# The version 17 services with Debian's python3-zeep against the running sandbox: every contract is read from its ?wsdl, a prescription is made, dispensed
# and read, and every answer is validated against the schema.
#
#   examples/zeep/run.sh [options of ./sandbox token, such as --port-base or --home]
#
#   settings, from the environment: ZEEP_HOME, where credentials and schemas are kept (default: var in this folder);
#   SANDBOX_SOAP_URL=https://localhost:18040/apisp; PYTHON=/usr/bin/python3
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${ZEEP_HOME:-$here/var}
python=${PYTHON:-/usr/bin/python3}

refuse() { # attempted, observed, expected, remedy
  printf 'zeep: not run\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}
"$python" -c 'import zeep' 2>/dev/null || refuse "import zeep with $python" "it is missing" "python3-zeep" "run as root: apt-get update && apt-get install python3-zeep"
command -v openssl >/dev/null || refuse "find openssl" "it is missing" "openssl" "run as root: apt-get update && apt-get install openssl"

export CREDENTIALS=$home/credentials SOAP_URL=${SANDBOX_SOAP_URL:-https://localhost:18040/apisp} SCHEMAS=$home/schemas
mkdir -p "$CREDENTIALS" "$SCHEMAS"
PHYSICIAN_TOKEN=$("$here/../../sandbox" token --person SE5599990008-ANNA --folder "$CREDENTIALS" "$@")
PHARMACIST_TOKEN=$("$here/../../sandbox" token --person SE5599990016-FARID --folder "$CREDENTIALS" "$@")
export PHYSICIAN_TOKEN PHARMACIST_TOKEN
(umask 077 && openssl pkcs12 -in "$CREDENTIALS/client.p12" -passin "file:$CREDENTIALS/client.p12.password" -nodes -out "$CREDENTIALS/client.pem" 2>/dev/null) \
  || refuse "read $CREDENTIALS/client.p12" "openssl cannot" "a PKCS#12 file" "run ./sandbox token again"
exec "$python" "$here/services.py"
