# shellcheck shell=bash disable=SC2034
SP_NAME=node-saml-5.0.1
SP_PORT=${SP_PORT:-18096}
LIBRARY=$folder/../../../../../examples/node-saml/library.mjs
