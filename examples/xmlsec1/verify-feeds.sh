#!/usr/bin/env bash
# Verifies with xmlsec1, which is not of this project, what the running sandbox's operators publish: the aggregate, the feed of each
# role, and single entities by the Metadata Query Protocol. Then changes one byte in each and sees that it is refused.
#
#   examples/xmlsec1/verify-feeds.sh     settings, all optional, from the environment:
#     SANDBOX_METADATA_URL=http://localhost:18010    the sandbox's metadata service
#     SANDBOX_LAB=default                            the lab
#
# Installs nothing: needs xmlsec1, curl, openssl and sha1sum.
set -euo pipefail
SANDBOX_LAB=${SANDBOX_LAB:-default}
FEED=${SANDBOX_METADATA_URL:-http://localhost:18010}
if [ "$SANDBOX_LAB" != default ]; then FEED=$FEED/labs/$SANDBOX_LAB; fi

refuse() { # attempted, observed, expected, remedy
  printf 'verify-feeds: not as it should be\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}

for program in xmlsec1 curl openssl sha1sum; do
  command -v "$program" >/dev/null || refuse "find $program" "it is not installed" "xmlsec1, curl, openssl and sha1sum" "as root: apt-get update && apt-get install xmlsec1 curl openssl coreutils"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # path, file
  curl -fsS --max-time 30 -o "$2" "$FEED/$1" 2>"$work/curl.err" \
    || refuse "fetch $FEED/$1" "$(cat "$work/curl.err")" "status 200" "start the sandbox first: ./sandbox up"
}

accepts() { # file, certificate: the signature is the root's own child and is right; KeyInfo is not believed
  xmlsec1 --verify --node-xpath '/*/*[local-name()="Signature" and namespace-uri()="http://www.w3.org/2000/09/xmldsig#"]' \
    --enabled-reference-uris same-doc --enabled-key-data raw-x509-cert --pubkey-cert-pem "$2" \
    --id-attr:ID urn:oasis:names:tc:SAML:2.0:metadata:EntitiesDescriptor --id-attr:ID urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor \
    "$1" >"$work/xmlsec.out" 2>&1
}

signs_its_root() { # file: what the first Reference points at is the document's own root
  local root reference
  root=$(tr '\n' ' ' <"$1" | grep -oE '<(md:)?Entit(y|ies)Descriptor [^>]*' | head -n 1 | sed -n 's/.* ID="\([^"]*\)".*/\1/p')
  reference=$(tr '\n' ' ' <"$1" | grep -oE '<(ds:)?Reference [^>]*' | head -n 1 | sed -n 's/.* URI="#\([^"]*\)".*/\1/p')
  [ -n "$root" ] && [ "$root" = "$reference" ]
}

change_one_byte() { # file, target: the first letter of the last address in it becomes a capital
  local at
  at=$(grep -abo ' Location="h' "$1" | tail -n 1 | cut -d: -f1)
  [ -n "$at" ] || refuse "change a byte of $1" "no Location in it" "an entity with an address" "start the sandbox's identity providers"
  cp "$1" "$2"
  printf H | dd of="$2" bs=1 seek=$((at + 11)) conv=notrunc status=none
  [ "$(cmp -l "$1" "$2" | wc -l)" = 1 ] || refuse "change a byte of $1" "another number of bytes differs" "one byte differs" "mend this script"
}

verified=0 refused=0
for federation in sambi sweden-connect; do
  fetch "$federation/operator.pem" "$work/operators.pem"
  openssl x509 -in "$work/operators.pem" -out "$work/operator.pem" # the first is the key in use
  idp=urn:saker-atkomst-sandbox:TEST:$SANDBOX_LAB:$federation:idp
  sha1=$(printf %s "$idp" | sha1sum | cut -d' ' -f1)
  for path in metadata.xml role/idp.xml role/sp.xml entities "entities/${idp//:/%3A}" "entities/%7Bsha1%7D$sha1" "files/$sha1.xml"; do
    file=$work/feed.xml
    if [ "$path" = role/sp.xml ] && ! curl -fsS --max-time 30 "$FEED/$federation/$path" 2>/dev/null | grep -q ' Location="'; then
      echo "verify-feeds: $federation/$path has no service provider yet, not verified"
      continue
    fi
    fetch "$federation/$path" "$file"
    accepts "$file" "$work/operator.pem" \
      || refuse "verify $FEED/$federation/$path with xmlsec1" "$(tail -n 3 "$work/xmlsec.out")" "OK" "see that no fault is armed: GET $FEED/faults"
    signs_its_root "$file" || refuse "find out what is signed in $FEED/$federation/$path" "another element than the root" "the root's own ID" "see that no fault is armed: GET $FEED/faults"
    verified=$((verified + 1))
    change_one_byte "$file" "$work/changed.xml"
    if accepts "$work/changed.xml" "$work/operator.pem"; then
      refuse "verify $federation/$path with one byte changed" "xmlsec1 accepts it" "xmlsec1 refuses it" "read how the feed is signed: the changed part is not covered"
    fi
    refused=$((refused + 1))
    echo "verify-feeds: $federation/$path, $(wc -c <"$file") bytes: verified; refused with one byte changed"
  done
done
echo "verify-feeds: $verified verified, $refused refused with one byte changed"
