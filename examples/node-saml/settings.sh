# shellcheck shell=bash disable=SC2034
SP_NAME=node-saml-sp
SP_PORT=${SP_PORT:-18090}
