# shellcheck shell=bash disable=SC2034
# What start.sh and stop.sh agree on.
SP_PORT=${SP_PORT:-18080}
SANDBOX_LAB=${SANDBOX_LAB:-default}
SANDBOX_METADATA_URL=${SANDBOX_METADATA_URL:-http://localhost:18010}
MODULES=${APACHE_MODULES:-/usr/lib/apache2/modules}
BASE=http://localhost:$SP_PORT
FEED=$SANDBOX_METADATA_URL
if [ "$SANDBOX_LAB" != default ]; then FEED=$SANDBOX_METADATA_URL/labs/$SANDBOX_LAB; fi
if [ "$(id -u)" = 0 ]; then # Apache gives up root for its own user, who may not be able to enter the checkout
  RUN_AS=www-data
  SP_HOME=${SP_HOME:-/var/lib/saker-atkomst-sandbox/shibboleth-sp}
else
  RUN_AS=$(id -un)
  SP_HOME=${SP_HOME:-$here/var}
fi
