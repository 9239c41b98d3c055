#!/usr/bin/env bash
# Stops the service provider; settings and how it is done: ../express/stop.sh
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/../express/stop.sh" "$here" "$@"
