#!/usr/bin/env bash
# A prescription for an animal, with curl and openssl against the running sandbox: the veterinarian's card signs the NEF message with PIN 2,
# openssl verifies the very bytes, PIRR takes them and refuses their tampered twin, and the prescription is cancelled. Prints what was observed.
#
#   examples/nef-openssl/run.sh [options of ./sandbox token, such as --port-base or --home]
#
#   settings, all optional, from the environment:
#     SANDBOX_CARDS_URL=http://localhost:18020     the card service
#     SANDBOX_EHM_URL=https://localhost:18040      E-hälsomyndigheten
#     NEF_HOME                                     where client certificate and messages are kept (default: var in this folder)
#
# Installs nothing: needs openssl, curl and jq.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${NEF_HOME:-$here/var}
CARDS=${SANDBOX_CARDS_URL:-http://localhost:18020}
EHM=${SANDBOX_EHM_URL:-https://localhost:18040}
CARD=vera-testveterinar PIN_2=225588

refuse() { # attempted, observed, expected, remedy
  printf 'nef-openssl: not as it should be\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}
uuid() { openssl rand -hex 16 | sed -E 's/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/\1-\2-4\3-8\4-\5/'; }
say() { echo "nef-openssl: $*"; }
for program in openssl curl jq; do
  command -v $program >/dev/null || refuse "find $program" "it is not installed" "openssl, curl and jq" "as root: apt-get install openssl curl jq"
done
mkdir -p "$home"
TOKEN=$("$here/../../sandbox" token --person SE5599990024-VERA --folder "$home/credentials" "$@")
trust=$home/credentials/trust.pem

# The MIME part that is signed: its headers and the message in base64, lines ending with CRLF.
part() { # message, part
  { printf 'Content-Type: application/xml; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n'; base64 -w 76 "$1"; } | sed 's/$/\r/' >"$2"
}

# Around it the S/MIME entity, with the signature that the card made.
sign() { # message, entity
  local boundary=TEST-$RANDOM$RANDOM
  part "$1" "$home/part"
  curl -sSf --max-time 60 "$CARDS/api/cards/$CARD/sign" -H 'Content-Type: application/json' \
    -d "{\"pin\":\"$PIN_2\",\"use\":\"underskrift\",\"certificate\":\"hsa-id\",\"format\":\"cms-detached\",\"content\":\"$(base64 -w 0 "$home/part")\"}" \
    -o "$home/signed.json" || refuse "sign with the card $CARD" "no signature" "a detached CMS" "start the sandbox first: ./sandbox up"
  { printf 'MIME-Version: 1.0\r\nContent-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="%s"\r\n\r\n--%s\r\n' "$boundary" "$boundary"
    cat "$home/part"
    printf '\r\n--%s\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\nContent-Transfer-Encoding: base64\r\n\r\n' "$boundary"
    jq -r .cms "$home/signed.json" | fold -w 76 | sed 's/$/\r/'
    printf -- '--%s--\r\n' "$boundary"
  } >"$2"
}

verifies() { openssl cms -verify -inform SMIME -in "$1" -CAfile "$trust" -out /dev/null 2>"$home/openssl.txt"; }

send() { # service, entity -> the acknowledgement's status and codes
  cat >"$home/envelope.xml" <<XML
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<callService xmlns="http://pirr.receptpartner.se/pi-wsgeneric-1.3/wsgeneric?WSDL" xmlns:j="java:se.receptpartner.pirr.service">
<serviceDescriptor><j:name>$1</j:name></serviceDescriptor>
<requestDocument><j:contentType>multipart/signed</j:contentType><j:payload>$(base64 -w 0 "$2")</j:payload></requestDocument>
</callService></s:Body></s:Envelope>
XML
  curl -sS --max-time 60 --cert-type P12 --cert "$home/credentials/client.p12:$(cat "$home/credentials/client.p12.password")" --cacert "$trust" \
    -H "Authorization: Bearer $TOKEN" -H 'Content-Type: text/xml; charset=utf-8' -H 'SOAPAction: ""' \
    --data-binary @"$home/envelope.xml" -o "$home/answer.xml" "$EHM/pi-wsgeneric-1.3/wsgeneric" \
    || refuse "call PIRR at $EHM" "no answer" "an answer" "start the sandbox first: ./sandbox up"
  grep -o '<j:payload>[^<]*' "$home/answer.xml" | cut -d'>' -f2 | base64 -d >"$home/aperak.xml" \
    || refuse "read the answer" "$(head -c 500 "$home/answer.xml")" "an acknowledgement" "read $home/answer.xml"
  grep -oE '<AcknowledgementStatus>[0-9]|<Code>[^<]+' "$home/aperak.xml" | cut -d'>' -f2 | tr '\n' ' '
}

expect() { # what, observed, expected
  [ "$2" = "$3" ] || refuse "$1" "$2" "$3" "read $home/aperak.xml"
  say "$1: $2"
}

set_id=$(uuid) ref=$(uuid) today=$(TZ=Europe/Stockholm date +%F) now=$(TZ=Europe/Stockholm date +%T)
header() { # reference
  cat <<XML
<c:MessageRoutingAddress><c:Sender>7359999000991</c:Sender><c:SenderQualifier>14</c:SenderQualifier><c:SubSender>TEST-DJUR-1</c:SubSender>
<c:SubSenderInfo><c:SystemName>TEST openssl</c:SystemName><c:SystemVersion>1</c:SystemVersion></c:SubSenderInfo>
<c:InterchangeDate>$today</c:InterchangeDate><c:InterchangeTime>$now</c:InterchangeTime><c:InterchangeRef>$1</c:InterchangeRef>
<c:Recipient>7350045514448</c:Recipient><c:RecipientQualifier>14</c:RecipientQualifier><c:MessageType>e-recept</c:MessageType></c:MessageRoutingAddress>
XML
}
prescriber='<Prescriber><c:PrescriptionCode>9000027</c:PrescriptionCode><c:ProfessionCode>VT</c:ProfessionCode><c:FamilyName>Testveterinär</c:FamilyName></Prescriber>'
cat >"$home/recept.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<Interchange xmlns="http://receptpartner.se/nefmak" xmlns:c="http://receptpartner.se/nefcommon">$(header "$ref")
<NewPrescriptionMessage><PrescriptionSetId>$set_id</PrescriptionSetId><IssueDate>$today</IssueDate>$prescriber
<AnimalOwner><PersonalIdentityNumber>199001012385</PersonalIdentityNumber><Name>Tore Testsson</Name></AnimalOwner>
<Animal><Species>Hund</Species><FoodProducing>false</FoodProducing></Animal>
<PrescriptionItem><RowNumber>1</RowNumber><ProductId>20990101003517</ProductId><PackageId>20990101103682</PackageId><NumberOfPackages>1</NumberOfPackages>
<NumberOfDispenses>2</NumberOfDispenses><Dosage>1 tablett dagligen</Dosage><Purpose>Mot ledvärk</Purpose></PrescriptionItem></NewPrescriptionMessage></Interchange>
XML
cat >"$home/makulering.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<Interchange xmlns="http://receptpartner.se/nefmak" xmlns:c="http://receptpartner.se/nefcommon"><MessageVersion>1</MessageVersion>$(header "$(uuid)")
<PrescriptionCancellationMessage><ReferedObjectInfo><InterchangeRef>$ref</InterchangeRef><PrescriptionSetId>$set_id</PrescriptionSetId></ReferedObjectInfo>
$prescriber<ReasonCode>3</ReasonCode></PrescriptionCancellationMessage></Interchange>
XML

sign "$home/recept.xml" "$home/recept.eml"
verifies "$home/recept.eml" || refuse "verify the message with openssl" "$(cat "$home/openssl.txt")" "a signature that holds" "read $home/recept.eml"
say "openssl verifies the message that the card signed"

# The twin: the same signature around a message with another number of packages.
sed 's/<NumberOfPackages>1</<NumberOfPackages>9</' "$home/recept.xml" >"$home/twin.xml"
part "$home/twin.xml" "$home/twin.part"
boundary=$(grep -o 'boundary="[^"]*' "$home/recept.eml" | cut -d'"' -f2)
{ sed "/^--$boundary/,\$d" "$home/recept.eml"; printf -- '--%s\r\n' "$boundary"; cat "$home/twin.part"; printf '\r\n'
  sed -n "/^--$boundary/,\$p" "$home/recept.eml" | sed "1d" | sed -n "/^--$boundary/,\$p"; } >"$home/twin.eml"
! verifies "$home/twin.eml" || refuse "verify the tampered twin with openssl" "it verifies" "a signature that does not hold" "read $home/twin.eml"
say "openssl refuses its tampered twin"

expect "PIRR refuses the twin" "$(send NewPrescriptionAnimal "$home/twin.eml")" "2 PIRR-SIGNATURE "
expect "PIRR takes the message" "$(send NewPrescriptionAnimal "$home/recept.eml")" "0 "
expect "PIRR refuses it the second time" "$(send NewPrescriptionAnimal "$home/recept.eml")" "2 PIRR-REPLAY "
sign "$home/makulering.xml" "$home/makulering.eml"
expect "PIRR takes the cancellation" "$(send MakuleraReceptDjur "$home/makulering.eml")" "0 "
say "all was as it should be"
