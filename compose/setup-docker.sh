#!/usr/bin/env bash
# Installs Docker Engine, Compose v2 and buildx from Debian's packages and starts the engine, for machines without systemd such as
# a CI runner. Root only; again: no effect. An engine that already answers and has Compose v2 and buildx is left as it is.
# Published ports are bound to loopback. Debian 12 lacks Compose v2, so there five packages, and only they, come from Debian 13.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
log=${TMPDIR:-/tmp}/setup-docker.log

plugins() { docker compose version && docker buildx version; }
answers() { docker version -f '{{.Server.Version}}'; }
if answers >/dev/null 2>&1 && plugins >/dev/null 2>&1; then
  docker version -f 'engine {{.Server.Version}}, already running'
  exit 0
fi

if ! { dockerd --version && plugins; } >/dev/null 2>&1; then
  # shellcheck source=/dev/null
  . /etc/os-release
  if [ "${VERSION_CODENAME:-}" = bookworm ]; then
    # the machine's own mirror and keyring, one release later, and a pin that lets nothing else through
    awk 'BEGIN{RS="";ORS="\n\n"} !/security/{sub(/Suites:[^\n]*/,"Suites: trixie"); print; exit}' \
      /etc/apt/sources.list.d/debian.sources >/etc/apt/sources.list.d/trixie-docker.sources
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n\nPackage: docker.io docker-cli docker-compose docker-buildx containerd\nPin: release n=trixie\nPin-Priority: 990\n' \
      >/etc/apt/preferences.d/trixie-docker
  fi
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends docker.io docker-cli docker-compose docker-buildx containerd iptables; } </dev/null >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    exit 1
  }
fi

if pid=$(cat /var/run/docker.pid 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ]; then
  kill "$pid" # an engine without what is needed, such as one that was running when its packages were replaced
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.2; done
fi
rm -f /var/run/docker.pid
setsid nohup dockerd --ip 127.0.0.1 --default-network-opt bridge=com.docker.network.bridge.host_binding_ipv4=127.0.0.1 >"${TMPDIR:-/tmp}/dockerd.log" 2>&1 </dev/null &
for _ in $(seq 150); do answers >/dev/null 2>&1 && break; sleep 0.2; done
docker version -f 'engine {{.Server.Version}} api {{.Server.APIVersion}}' || {
  tail -n 30 "${TMPDIR:-/tmp}/dockerd.log" >&2
  exit 1
}
docker compose version
