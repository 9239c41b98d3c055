# shellcheck shell=bash disable=SC2034
SP_NAME=samlify-2.9.1
SP_PORT=${SP_PORT:-18094}
LIBRARY=$folder/../../../../../examples/samlify/library.mjs
