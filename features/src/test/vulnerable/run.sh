#!/usr/bin/env bash
# Certifies published versions of service provider libraries that are known to be vulnerable, and sees to it that the suite fails each for
# the right reason: the named scenario, because the person who was forged was logged in. A running sandbox is needed (./sandbox up); the
# packages come from the npm registry. Loopback only. The suite knows nothing of any of them.
#
#   features/src/test/vulnerable/run.sh --runs FOLDER [further options of ./sandbox certify]
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
if [ "${1:-}" != --runs ] || [ -z "${2:-}" ]; then
  echo "usage: $0 --runs FOLDER [further options of ./sandbox certify]" >&2
  exit 2
fi
runs=$2
shift 2

# The messages that may forge somebody: signatures, wrapping, XML.
tags=$(printf '@NEG-%03d or ' 14 $(seq 27 46) $(seq 153 158))
tags="(${tags% or })"

caught() { # fixture, example whose vendor.yaml it has, federation, scenario, vulnerability
  local name=$1 example=$2 federation=$3 scenario=$4/$3 cve=$5 port code=0 results forged folder
  "$root/examples/express/start.sh" "$here/$name" | tail -n 1
  [ "${PIPESTATUS[0]}" = 0 ] || return 1
  # shellcheck source=/dev/null
  port=$(folder=$here/$name && . "$folder/settings.sh" && echo "$SP_PORT")
  mkdir -p "$runs/$name"
  sed -e "s|localhost:[0-9]*|localhost:$port|" -e "s|^name: .*|name: TEST $name|" -e "s|^release: .*|release: \"${name##*-}\"|" \
    -e "s|5560000[0-9]*|5560000033|" "$root/examples/$example/vendor.yaml" >"$runs/$name/vendor.yaml"
  "$root/sandbox" certify --runs "$runs/$name" --vendor "$runs/$name/vendor.yaml" --federation "$federation" --tags "$tags" "${options[@]}" >"$runs/$name/certify.log" 2>&1 || code=$?
  "$root/examples/express/stop.sh" "$here/$name" --quiet
  results=$(find "$runs/$name" -name results.json | sort | tail -n 1)
  if [ "$code" -gt 2 ] || [ -z "$results" ]; then
    tail -n 5 "$runs/$name/certify.log"
    return 1
  fi
  jq -r '[.judgements[] | select(.verdict != "not-applicable")] | group_by(.verdict)[] | "  \(length) \(.[0].verdict)"' "$results"
  # nobody, or the signed person, was expected; the page names somebody else
  forged=$(jq -r --arg id "$scenario" '
    .judgements[] | select(.id == $id and .verdict == "fail") | .checks[] | select(.met == false and (.what | startswith("who is logged in")))
    | (.expected | capture("^nobody, or (?<signed>.*) whom the identity provider vouched for").signed) as $signed
    | select((.observed | startswith("the page shows ")) and .observed != "the page shows " + $signed and (.observed | startswith("the page shows nobody") | not)
             and (.observed | contains("names nobody") | not))
    | "  \(.what): \(.observed)"' "$results")
  if [ -z "$forged" ]; then
    echo "$name was not caught: $cve should have failed $scenario with a forged person logged in; observed:"
    jq -r --arg id "$scenario" '.judgements[] | select(.id == $id) | "  \(.verdict): \(.reason)"' "$results"
    return 1
  fi
  echo "$name is caught: $scenario fails for $cve"
  echo "$forged"
}

options=("$@")
failed=0
caught samlify-2.9.1 samlify sambi underskrift-over-annat CVE-2025-47949 || failed=1
caught node-saml-5.0.1 node-saml sambi instruktion-i-namn CVE-2025-54419 || failed=1
caught passport-saml-3.2.1 node-saml sweden-connect tva-rotelement CVE-2022-39299 || failed=1
exit "$failed"
