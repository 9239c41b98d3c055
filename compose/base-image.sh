#!/usr/bin/env bash
# base-image.sh [TAG]: a base image for compose/Dockerfile from this Debian's own packages and JDK, so that no image registry is
# needed: a jlink runtime, SoftHSM 2 and busybox. Root, for the ownership of the files.
set -euo pipefail
tag=${1:-saker-atkomst-sandbox/base:local}

jdk=${BASE_JDK:-} # the newest JDK that has jlink
if [ -z "$jdk" ]; then
  jdk=$(for candidate in /usr/lib/jvm/*; do
    if [ ! -L "$candidate" ] && [ -x "$candidate/bin/jlink" ]; then
      printf '%s %s\n' "$("$candidate/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)" "$candidate"
    fi
  done | sort -rn | head -n 1)
  jdk=${jdk#* }
fi
[ -n "$jdk" ] || { echo "base-image: found no JDK with jlink under /usr/lib/jvm; install openjdk-17-jdk-headless or set BASE_JDK" >&2; exit 1; }
java=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$work/debs" "$root"/usr/{bin,sbin,lib,lib64} "$root"/{etc/softhsm,proc,sys,dev,run,root,opt,app,tmp,var/tmp,var/lib/softhsm/tokens}
for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done # merged /usr

# SoftHSM, what the JVM links to, and the libraries that these depend on; maintainer scripts and their helpers are not needed
declare -A packages=()
wanted=(softhsm2 softhsm2-common libsofthsm2 busybox libc6 libgcc-s1 libstdc++6 zlib1g)
while [ ${#wanted[@]} -gt 0 ]; do
  package=${wanted[0]} wanted=("${wanted[@]:1}")
  [ -z "${packages[$package]:-}" ] || continue
  packages[$package]=yes
  while read -r library; do wanted+=("$library"); done < <(apt-cache show --no-all-versions "$package" \
    | sed -n 's/^\(Pre-\)\{0,1\}Depends: //p' | tr ',' '\n' | sed 's/^ *//; s/[ (|:].*//' | grep '^lib' || true)
done
(cd "$work/debs" && apt-get -o APT::Sandbox::User=root download -qq "${!packages[@]}")
for deb in "$work"/debs/*.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink --exclude='./usr/share/doc' --exclude='./usr/share/man' \
    --exclude='./usr/share/lintian' --exclude='./usr/lib/*/gconv'
done
ldconfig -r "$root"
chmod 1777 "$root/tmp" "$root/var/tmp"
chroot "$root" /bin/busybox --list | while read -r applet; do [ -e "$root/usr/bin/$applet" ] || ln -s busybox "$root/usr/bin/$applet"; done
printf 'root:x:0:0:root:/root:/bin/sh\napp:x:10001:10001::/app:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\napp:x:10001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
# unpacking runs no maintainer script, and SoftHSM's configuration is written by one
printf 'directories.tokendir = /var/lib/softhsm/tokens/\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n' >"$root/etc/softhsm/softhsm2.conf"

compress=zip-0
modules=java.se,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
if [ "$java" -lt 21 ]; then compress=0; fi
"$jdk/bin/jlink" --add-modules "$modules" --include-locales=en,sv --strip-debug --no-man-pages --no-header-files --compress="$compress" \
  --generate-cds-archive --output "$root/opt/java" >"$work/jlink.log" 2>&1 || { cat "$work/jlink.log" >&2; exit 1; }
ln -s /opt/java/bin/java "$root/usr/bin/java"
tar -C "$root" --numeric-owner -c . | docker import -c 'ENV LANG=C.UTF-8' -c 'ENV JAVA_HOME=/opt/java' \
  -c 'ENV PATH=/opt/java/bin:/usr/sbin:/usr/bin' -c 'WORKDIR /app' - "$tag" >/dev/null
echo "base-image: $tag, Java $java, $(docker image inspect -f '{{.Size}}' "$tag" | awk '{printf "%d MB", $1 / 1e6}')"
