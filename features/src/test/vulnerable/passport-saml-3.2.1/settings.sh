# shellcheck shell=bash disable=SC2034
SP_NAME=passport-saml-3.2.1
SP_PORT=${SP_PORT:-18098}
