#!/usr/bin/env bash
# Uses a card in the running sandbox's reader with three programs that are not of this project: pkcs11-tool, p11tool and openssl's pkcs11
# engine. Each lists, logs in and signs; then the card is taken out and put in again, its PIN blocked and unblocked by the PUK. Prints what each
# program saw, and leaves reader and card as they were.
#
#   examples/pkcs11/use-card.sh [CARD]   settings, all optional, from the environment:
#     SANDBOX_CARDS_URL=http://localhost:18020    the sandbox's card service
#     SANDBOX_LAB=default                         the lab
#     P11_KIT_CLIENT=…/pkcs11/p11-kit-client.so   p11-kit's client module, searched under /usr/lib
#
# Installs nothing: needs opensc, gnutls-bin, p11-kit-modules, libengine-pkcs11-openssl, openssl, curl and jq (Debian's names).
set -euo pipefail
CARD=${1:-sara-testskoterska}
SANDBOX_LAB=${SANDBOX_LAB:-default}
CARDS=${SANDBOX_CARDS_URL:-http://localhost:18020}
if [ "$SANDBOX_LAB" != default ]; then CARDS=$CARDS/labs/$SANDBOX_LAB; fi

refuse() { # attempted, observed, expected, remedy
  printf 'use-card: not as it should be\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}
say() { echo "use-card: $*"; }

for program in pkcs11-tool p11tool openssl curl jq; do
  command -v "$program" >/dev/null || refuse "find $program" "it is not installed" "pkcs11-tool, p11tool, openssl, curl and jq" "as root: apt-get install opensc gnutls-bin openssl curl jq"
done
MODULE=${P11_KIT_CLIENT:-$(find /usr/lib -name p11-kit-client.so 2>/dev/null | head -n 1)}
[ -f "$MODULE" ] || refuse "find p11-kit's client module" "no p11-kit-client.so under /usr/lib" "the module" "as root: apt-get install p11-kit-modules"
openssl engine -t pkcs11 >/dev/null 2>&1 || refuse "load openssl's engine 'pkcs11'" "it does not load" "the engine" "as root: apt-get install libengine-pkcs11-openssl"

work=$(mktemp -d)
call() { # method, path, JSON
  local body=()
  [ -z "${3:-}" ] || body=(-H 'Content-Type: application/json' -d "$3")
  curl -sS --max-time 60 -o "$work/answer" -w '%{http_code}' -X "$1" "${body[@]}" "$CARDS$2" >"$work/status" 2>"$work/curl.err" \
    || refuse "$1 $CARDS$2" "$(cat "$work/curl.err")" "an answer" "start the sandbox first: ./sandbox up"
  [[ $(cat "$work/status") == 2* ]] || refuse "$1 $CARDS$2" "$(cat "$work/status") $(jq -r '.observed // empty' "$work/answer")" "status 200" "$(jq -r '.remedy // "see docs/wire.md"' "$work/answer")"
  cat "$work/answer"
}

call GET "/api/cards/$CARD" >"$work/card.json"
token() { jq -r --arg use "$1" '.tokens[] | select(.use == $use) | '"$2" "$work/card.json"; }
pin=$(token legitimering .pin) puk=$(token legitimering .puk) serial=$(token legitimering .serial)
token legitimering '.certificates[0].pem' >"$work/certificate.pem"
openssl x509 -in "$work/certificate.pem" -pubkey -noout >"$work/public.pem"
call GET /pki/trust.pem >"$work/trust.pem"
wrong=000000
if [ "$pin" = "$wrong" ]; then wrong=999999; fi

before=$(call GET /api/readers | jq -r '.[0].card // empty')
reader=$(call GET /api/readers | jq -r '.[0].name')
insert() { call PUT "/api/readers/$reader/card" "{\"card\":\"$1\"}" >/dev/null; }
remove() { call DELETE "/api/readers/$reader/card" >/dev/null; }
leave() {
  local code=$?
  trap - EXIT
  if [ "$(curl -sS --max-time 10 "$CARDS/api/cards/$CARD" | jq -r '.tokens[0].triesLeft')" != "$(token legitimering .triesLeft)" ]; then
    (call POST "/api/cards/$CARD/unblock" "{\"use\":\"legitimering\",\"puk\":\"$puk\",\"pin\":\"$pin\"}" >/dev/null) || code=1
  fi
  if [ -n "$before" ]; then (insert "$before") || code=1; else (remove) || code=1; fi
  rm -rf "$work"
  exit "$code"
}
trap leave EXIT

insert "$CARD"
P11_KIT_SERVER_ADDRESS=unix:path=$(call GET /api/readers | jq -r '.[0].socket')
export P11_KIT_SERVER_ADDRESS PKCS11_MODULE_PATH=$MODULE LC_ALL=C
say "card $CARD in reader $reader of lab $SANDBOX_LAB, ${P11_KIT_SERVER_ADDRESS#unix:path=}"
URL="pkcs11:serial=$serial"

opensc() { pkcs11-tool --module "$MODULE" "$@" 2>&1; }
gnutls() { p11tool --provider "$MODULE" --batch "$@" 2>&1; }
ssl_sign() { openssl dgst -engine pkcs11 -keyform engine -sha256 -sign "$URL;id=%01%01;type=private;pin-value=$1" -out "$2" "$work/data" 2>&1; }
sees() { # program, what it should say (a regular expression), its output
  grep -qE -- "$2" <<<"$3" || refuse "have $1 say '$2'" "$(tail -n 5 <<<"$3")" "$2" "read what $1 says of the card: pkcs11-tool --module $MODULE -L"
  say "$1: $(grep -m1 -oE -- "$2" <<<"$3")"
}
sees_not() {
  if grep -qE -- "$2" <<<"$3"; then refuse "have $1 say nothing of '$2'" "$(grep -m1 -E -- "$2" <<<"$3")" "no such line" "see what is in the reader: curl $CARDS/api/readers"; fi
}
verified() { # program, signature
  openssl dgst -sha256 -verify "$work/public.pem" -signature "$2" "$work/data" >/dev/null \
    || refuse "verify the signature made by $1" "it is wrong" "one that the card's certificate verifies" "see the journal: card.signature"
  say "$1: signed; openssl verifies it by the card's certificate"
}

echo 'TEST: what is signed' >"$work/data"
openssl verify -CAfile "$work/trust.pem" "$work/certificate.pem" >/dev/null 2>&1 \
  || refuse "verify the card's certificate" "$(openssl verify -CAfile "$work/trust.pem" "$work/certificate.pem" 2>&1)" "a chain to the test root" "choose a card that is in order"

say "== list, log in, sign, verify"
sees pkcs11-tool 'SITHS e-id kort \(Underskrift\)' "$(opensc -L)"
sees pkcs11-tool 'Private Key Object; RSA' "$(opensc --slot 0 --login --pin "$pin" -O)"
opensc --slot 0 --login --pin "$pin" --sign --mechanism SHA256-RSA-PKCS --id 0101 -i "$work/data" -o "$work/by-opensc" >/dev/null
verified pkcs11-tool "$work/by-opensc"
sees p11tool 'Label: SITHS e-id kort \(Legitimering\)' "$(gnutls --list-tokens)"
sees p11tool 'Type: Private key \(RSA-[0-9]+\)' "$(gnutls --login --set-pin "$pin" --list-all "$URL")"
sees p11tool 'Verifying against public key in the token\.\.\. ok' "$(gnutls --login --set-pin "$pin" --test-sign "$URL;id=%01%01;type=private")"
ssl_sign "$pin" "$work/by-openssl" >/dev/null || refuse "sign with openssl" "$(ssl_sign "$pin" "$work/by-openssl")" "a signature" "try pkcs11-tool first"
verified openssl "$work/by-openssl"

say "== the card is taken out and put in again"
remove
sees_not pkcs11-tool 'token label' "$(opensc -L)"
sees pkcs11-tool '\(empty\)|Available slots' "$(opensc -L)"
sees_not p11tool 'Label: SITHS' "$(gnutls --list-tokens || true)"
if ssl_sign "$pin" "$work/without" >/dev/null; then refuse "sign with openssl without a card" "it signed" "no signature" "report it: this is a defect of the sandbox"; fi
say "pkcs11-tool, p11tool: no token; openssl: no signature"
insert "$CARD"
sees pkcs11-tool "serial num +: $serial" "$(opensc -L)"
sees p11tool "Serial: $serial" "$(gnutls --list-tokens)"

say "== three wrong PINs"
for _ in 1 2 3; do
  sees pkcs11-tool 'CKR_PIN_INCORRECT' "$(opensc --slot 0 --login --pin "$wrong" -O || true)"
done
sees pkcs11-tool 'CKR_PIN_LOCKED' "$(opensc --slot 0 --login --pin "$pin" -O || true)"
sees pkcs11-tool 'user PIN locked' "$(opensc -L)"
sees p11tool 'PIN locked' "$(gnutls --login --set-pin "$pin" --list-all "$URL" || true)"
if ssl_sign "$pin" "$work/locked" >/dev/null; then refuse "sign with openssl while the card is blocked" "it signed" "no signature" "report it: this is a defect of the sandbox"; fi
say "openssl: no signature while the card is blocked"

say "== the PUK"
opensc --slot 0 --login --login-type so --so-pin "$puk" --init-pin --new-pin "$pin" >"$work/unblocked" || refuse "set a new PIN by the PUK with pkcs11-tool" "$(tail -n 3 "$work/unblocked")" "a new PIN" "POST $CARDS/api/cards/$CARD/unblock does the same"
sees_not pkcs11-tool 'locked' "$(opensc -L)"
sees pkcs11-tool 'Private Key Object; RSA' "$(opensc --slot 0 --login --pin "$pin" -O)"
ssl_sign "$pin" "$work/again" >/dev/null && verified openssl "$work/again"
say "done: three programs used the card, saw it go and come, saw its PIN blocked and unblocked"
