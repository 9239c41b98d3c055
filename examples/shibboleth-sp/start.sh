#!/usr/bin/env bash
# Starts Debian's Apache with Shibboleth SP as a vendor's system that is a member of both TEST federations. Loopback only.
#
#   examples/shibboleth-sp/start.sh          reads each federation's aggregate
#   examples/shibboleth-sp/start.sh --mdq    asks for one entity at a time (Metadata Query Protocol)
#
#   settings, all optional, from the environment:
#     SP_PORT=18080                      where Apache listens; the next port is used behind it
#     SP_HOME                            keys, rendered configuration and logs (kept between starts)
#     SANDBOX_METADATA_URL=http://localhost:18010    the sandbox's metadata service
#     SANDBOX_LAB=default                the lab
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=examples/shibboleth-sp/settings.sh
. "$here/settings.sh"

refuse() { # attempted, observed, expected, remedy
  printf 'shibboleth-sp: not started\n  attempted: %s\n  observed:  %s\n  expected:  %s\n  remedy:    %s\n' "$@" >&2
  exit 1
}

case "${1:-}" in
  '') source=aggregate ;;
  --mdq) source=mdq ;;
  *) refuse "read the arguments" "$*" "nothing or --mdq" "examples/shibboleth-sp/start.sh [--mdq]" ;;
esac

installed() { command -v apache2 >/dev/null && command -v shibd >/dev/null && command -v curl >/dev/null && command -v openssl >/dev/null && [ -f "$MODULES/mod_shib.so" ]; }
PATH=$PATH:/usr/sbin:/sbin
packages="apache2-bin libapache2-mod-shib shibboleth-sp-utils curl openssl"
if ! installed; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "shibboleth-sp: installing $packages"
    # shellcheck disable=SC2086
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } </dev/null >"${TMPDIR:-/tmp}/shibboleth-sp-apt.log" 2>&1 \
      || refuse "install $packages" "$(tail -3 "${TMPDIR:-/tmp}/shibboleth-sp-apt.log")" "apt-get ends well" "run: apt-get update && apt-get install $packages"
  else
    refuse "find Apache and Shibboleth SP" "at least one of $packages is missing" "all are installed" "run as root: apt-get update && apt-get install $packages"
  fi
fi

"$here/stop.sh" --quiet
mkdir -p "$SP_HOME"/{etc,keys,run,log} "$SP_HOME"/www/{sambi,sweden-connect}/protected

for use in signing encryption; do # two keys, as Sweden Connect recommends; made once
  [ -s "$SP_HOME/keys/$use.pem" ] || openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/O=TEST/CN=TEST shibboleth-sp $use" \
    -keyout "$SP_HOME/keys/$use.key" -out "$SP_HOME/keys/$use.pem" 2>/dev/null
done
chmod 600 "$SP_HOME"/keys/*.key

# Trusting the operator's keys is a decision: the fingerprints are shown. The standby key is trusted beforehand, so that the operator can
# go over to it without anybody at this end doing anything.
for federation in sambi sweden-connect; do
  for key in operator operator-next; do
    pem=$SP_HOME/etc/operator-$federation${key#operator}.pem
    curl -fsS --max-time 5 "$FEED/$federation/$key.pem" 2>"$SP_HOME/log/operator.err" | openssl x509 -out "$pem" 2>>"$SP_HOME/log/operator.err" \
      || refuse "read $FEED/$federation/$key.pem" "$(cat "$SP_HOME/log/operator.err")" "the operator's certificate as PEM" "start the sandbox first: ./sandbox up"
    echo "shibboleth-sp: trusts the $key key of $federation, $(openssl x509 -in "$pem" -noout -fingerprint -sha256)"
  done
done

render() { # template, target, further sed expressions
  local template=$1 target=$2
  shift 2
  sed -e "s|@HOME@|$SP_HOME|g" -e "s|@PORT@|$SP_PORT|g" -e "s|@INNER_PORT@|$((SP_PORT + 1))|g" -e "s|@BASE@|$BASE|g" -e "s|@FEED@|$FEED|g" -e "s|@MODULES@|$MODULES|g" \
    -e "s|@USER@|$RUN_AS|g" -e "s|@GROUP@|$(id -gn "$RUN_AS")|g" \
    -e "s|@SAMBI_ENTITY_ID@|urn:shibboleth-sp:TEST:sambi|g" -e "s|@SWEDEN_CONNECT_ENTITY_ID@|urn:shibboleth-sp:TEST:sweden-connect|g" \
    -e "s|@SAMBI_IDP@|urn:saker-atkomst-sandbox:TEST:$SANDBOX_LAB:sambi:idp|g" \
    -e "s|@SWEDEN_CONNECT_IDP@|urn:saker-atkomst-sandbox:TEST:$SANDBOX_LAB:sweden-connect:idp|g" "$@" "$here/templates/$template" >"$SP_HOME/$target"
}
render_with_providers() { # shibboleth2.xml, its providers put in
  local federation
  for federation in sambi sweden-connect; do
    render "provider-$source.xml" "etc/provider-$federation.xml" -e "s|@FEDERATION@|$federation|g"
  done
  render shibboleth2.xml etc/shibboleth2.xml \
    -e "/@SAMBI_PROVIDER@/{r $SP_HOME/etc/provider-sambi.xml" -e 'd}' \
    -e "/@SWEDEN_CONNECT_PROVIDER@/{r $SP_HOME/etc/provider-sweden-connect.xml" -e 'd}'
}
render_with_providers
for file in security-policy.xml protocols.xml attribute-map.xml attribute-policy.xml metadata-sambi.xml metadata-sweden-connect.xml apache.conf; do
  render "$file" "etc/$file"
done
render logger etc/shibd.logger -e "s|@LEVEL@|INFO|" -e "s|@NAME@|shibd|"
render logger etc/native.logger -e "s|@LEVEL@|WARN|" -e "s|@NAME@|native|"
for federation in sambi sweden-connect; do
  render protected.shtml "www/$federation/protected/index.shtml" -e "s|@FEDERATION@|$federation|g"
done
cp "$here"/www/* "$SP_HOME/www/"
if [ "$(id -u)" = 0 ]; then chown -R "$RUN_AS" "$SP_HOME"; fi

as_user=()
if [ "$(id -u)" = 0 ]; then as_user=(-u "$RUN_AS" -g "$(id -gn "$RUN_AS")"); fi
nohup shibd -F -f -w 20 -c "$SP_HOME/etc/shibboleth2.xml" -p "$SP_HOME/run/shibd.pid" "${as_user[@]}" >"$SP_HOME/log/shibd.out" 2>&1 </dev/null &
echo $! >"$SP_HOME/run/shibd.job"
nohup apache2 -DFOREGROUND -f "$SP_HOME/etc/apache.conf" >"$SP_HOME/log/apache.out" 2>&1 </dev/null &
echo $! >"$SP_HOME/run/apache.job"

ready() { # the metadata is served, and a visit to the protected page is sent to the identity provider that the feed names
  curl -fsS --max-time 5 -o /dev/null "$BASE/$1/Shibboleth.sso/Metadata" 2>/dev/null \
    && curl -sS --max-time 5 -o /dev/null -w '%{http_code} %{redirect_url}' "$BASE/$1/protected/" 2>/dev/null | grep -q '^302 .*SAMLRequest='
}
for federation in sambi sweden-connect; do
  for _ in $(seq 100); do
    ready "$federation" && continue 2
    kill -0 "$(cat "$SP_HOME/run/shibd.job")" 2>/dev/null || break
    kill -0 "$(cat "$SP_HOME/run/apache.job")" 2>/dev/null || break
    sleep 0.2
  done
  refuse "start Shibboleth SP and log in through $federation" "$(tail -qn 3 "$SP_HOME"/log/{shibd.out,shibd.log,apache.out,apache-error.log} 2>/dev/null)" \
    "$BASE/$federation/protected/ redirects to the identity provider with a SAMLRequest" "read $SP_HOME/log, then start again"
done
echo "shibboleth-sp: reads the $source; runs on $BASE, protected pages $BASE/sambi/protected/ and $BASE/sweden-connect/protected/"
