#!/usr/bin/env bash
# Starts the service provider; settings and how it is done: ../express/start.sh
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/../express/start.sh" "$here" "$@"
