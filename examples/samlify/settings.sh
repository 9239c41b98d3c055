# shellcheck shell=bash disable=SC2034
SP_NAME=samlify-sp
SP_PORT=${SP_PORT:-18092}
