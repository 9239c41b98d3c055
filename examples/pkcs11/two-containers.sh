#!/usr/bin/env bash
# Two containers and one card: a vendor's container, which knows the sandbox by nothing but the volume of the readers' sockets, uses the card
# that is inserted in the sandbox's card service, itself a container. With this Debian's p11-kit, and with a newer release's where apt knows one.
#
#   examples/pkcs11/two-containers.sh [CARD]   settings, all optional, from the environment:
#     SANDBOX_CARDS_URL=http://localhost:18020           the sandbox's card service
#     READERS_VOLUME=saker-atkomst-sandbox_readers       the volume
#     NEWER=trixie                                       a release of Debian whose p11-kit is tried too; empty: none
#
# The sandbox's own compose project must be up; docs/compose.md. Root, for apt and docker; needs curl, jq and openssl besides.
set -euo pipefail
CARD=${1:-sara-testskoterska}
CARDS=${SANDBOX_CARDS_URL:-http://localhost:18020}
VOLUME=${READERS_VOLUME:-saker-atkomst-sandbox_readers}
NEWER=${NEWER-trixie}

refuse() { # attempted, observed, expected, remedy
  printf 'two-containers: not as it should be\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}
say() { echo "two-containers: $*"; }

docker volume inspect "$VOLUME" >/dev/null 2>&1 || refuse "find the volume $VOLUME" "there is none" "the readers' volume of the sandbox in containers" "docker compose -f compose/compose.yaml up --detach --wait"

work=$(mktemp -d)
built=()
leave() {
  local code=$?
  trap - EXIT
  if [ -n "${before+known}" ]; then
    if [ -n "$before" ]; then insert "$before" || code=1; else remove || code=1; fi
  fi
  [ ${#built[@]} = 0 ] || docker image rm --force "${built[@]}" >/dev/null 2>&1 || true
  rm -rf "$work"
  exit "$code"
}
trap leave EXIT

insert() { curl -fsS --max-time 60 -o /dev/null -X PUT -H 'Content-Type: application/json' -d "{\"card\":\"$1\"}" "$CARDS/api/readers/reader/card"; }
remove() { curl -fsS --max-time 60 -o /dev/null -X DELETE "$CARDS/api/readers/reader/card"; }

# A vendor's image: p11-kit's client module and OpenSC from Debian's packages, without any image registry. Maintainer scripts are not needed.
vendor_image() { # tag, release or nothing for this Debian's own
  local tag=$1 root=$work/root-$1 package library options=(-o APT::Sandbox::User=root)
  [ -z "$2" ] || options+=(-o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o "APT::Default-Release=$2")
  mkdir -p "$root/debs" "$root"/usr/{bin,sbin,lib,lib64} "$root"/{etc,proc,dev,tmp}
  for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done
  declare -A packages=()
  local wanted=(opensc opensc-pkcs11 p11-kit-modules busybox libc6 zlib1g) found
  while [ ${#wanted[@]} -gt 0 ]; do
    for package in "${wanted[@]}"; do packages[$package]=yes; done
    found=$(apt-cache "${options[@]}" show --no-all-versions "${wanted[@]}" \
      | sed -n 's/^\(Pre-\)\{0,1\}Depends: //p' | tr ',' '\n' | sed 's/^ *//; s/[ (|:].*//' | grep '^lib' | sort -u || true)
    wanted=()
    for library in $found; do [ -n "${packages[$library]:-}" ] || wanted+=("$library"); done
  done
  (cd "$root/debs" && apt-get "${options[@]}" download -qq "${!packages[@]}") >"$work/apt.log" 2>&1 \
    || refuse "fetch Debian's packages for a vendor's image" "$(tail -n 3 "$work/apt.log")" "opensc, p11-kit-modules and what they need" "apt-get update"
  for package in "$root"/debs/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/lib/*/gconv'
  done
  rm -rf "$root/debs"
  ldconfig -r "$root"
  chmod 1777 "$root/tmp"
  for package in sh cat readlink; do [ -e "$root/usr/bin/$package" ] || ln -s busybox "$root/usr/bin/$package"; done
  printf 'vendor:x:20002:20002::/tmp:/bin/sh\n' >"$root/etc/passwd"
  tar -C "$root" --numeric-owner -c . | docker import -c 'USER 20002:20002' -c 'WORKDIR /tmp' - "$tag" >/dev/null
  built+=("$tag")
}

before=$(curl -fsS --max-time 60 "$CARDS/api/readers" | jq -r '.[0].card // empty') \
  || refuse "ask $CARDS/api/readers" "no answer" "the sandbox in containers" "docker compose -f compose/compose.yaml up --detach --wait"
curl -fsS --max-time 60 "$CARDS/api/cards/$CARD" >"$work/card.json" || refuse "ask for the card $CARD" "no answer" "a card of the lab default" "choose one of $CARDS/api/cards"
pin=$(jq -r .tokens[0].pin "$work/card.json") serial=$(jq -r .tokens[0].serial "$work/card.json")
jq -r .tokens[0].certificates[0].pem "$work/card.json" | openssl x509 -pubkey -noout >"$work/public.pem"

vendor() { # tag, command: in a container that has nothing of the sandbox but the readers' volume
  docker run --rm --interactive --network none --read-only --tmpfs /tmp:mode=1777 --cap-drop ALL --security-opt no-new-privileges:true \
    --volume "$VOLUME:/readers" --env P11_KIT_SERVER_ADDRESS=unix:path=/readers/default/reader.sock "$1" \
    sh -c "cd /tmp; M=\$(echo /usr/lib/*/pkcs11/p11-kit-client.so); $2"
}

use_card() { # tag, whose
  local tag=$1 whose=$2 sees
  remove
  sees=$(vendor "$tag" "pkcs11-tool --module \$M -L" 2>&1 </dev/null || true)
  if grep -q 'token label' <<<"$sees"; then refuse "look into the empty reader from $whose" "$sees" "no token" "see what is in the reader: curl $CARDS/api/readers"; fi
  insert "$CARD"
  sees=$(vendor "$tag" "pkcs11-tool --module \$M -L" 2>&1 </dev/null || true)
  grep -q "serial num *: $serial" <<<"$sees" || refuse "find the card from $whose" "$sees" "serial number $serial" "see that the socket lets others in: SANDBOX_READER_SOCKETPERMISSIONS in compose.yaml"
  echo "TEST from $whose" >"$work/data"
  vendor "$tag" "cat >data; pkcs11-tool --module \$M --slot 0 --login --pin $pin --sign --mechanism SHA256-RSA-PKCS --id 0101 -i data -o signature >&2 && cat signature" \
    <"$work/data" >"$work/signature" 2>"$work/vendor.err" || refuse "sign with the card from $whose" "$(tail -n 3 "$work/vendor.err")" "a signature" "try pkcs11-tool by hand, as docs/cards.md shows"
  openssl dgst -sha256 -verify "$work/public.pem" -signature "$work/signature" "$work/data" >/dev/null \
    || refuse "verify the signature made in $whose" "it is wrong" "one that the card's certificate verifies" "see the journal: card.signature"
  say "$whose: no token, then the card of serial number $serial; signed, and the card's certificate verifies it"
}

release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
for suite in "" ${NEWER:+"$NEWER"}; do
  if [ -n "$suite" ] && { [ "$suite" = "$release" ] || ! grep -q "n=$suite" <<<"$(apt-cache policy)"; }; then
    say "apt knows no release '$suite' beside this one: its p11-kit was not tried"
    continue
  fi
  vendor_image "saker-atkomst-sandbox/vendor-with-card:${suite:-$release}" "$suite"
  kit=$(docker run --rm --network none "saker-atkomst-sandbox/vendor-with-card:${suite:-$release}" sh -c 'readlink /usr/lib/*/libp11-kit.so.0')
  use_card "saker-atkomst-sandbox/vendor-with-card:${suite:-$release}" "a container of ${suite:-$release}'s packages ($kit)"
done
