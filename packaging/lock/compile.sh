#!/usr/bin/env bash
# Rewrites the lock files from pyproject.toml: exact versions, SHA-256 of every wheel, for every platform and Python >= 3.11.
# Needs network and uv (pip install uv). Run from anywhere; commit the result.
set -eu
cd "$(dirname "$0")/../.."
lock() { out=packaging/lock/$1.txt; shift
  uv pip compile pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
     --custom-compile-command packaging/lock/compile.sh --output-file "$out"; }
lock run --extra build
lock program
lock release --extra build --extra release
lock test --extra build --extra test --extra lint --extra train-base --extra convert-base
lock bench --extra bench --constraints packaging/lock/test.txt
