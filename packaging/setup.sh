#!/usr/bin/env bash
# Makes .venv with exactly the locked packages: setup.sh run|test|bench. PYTHON=… chooses the interpreter (3.11 or later).
set -eu
cd "$(dirname "$0")/.."
kind=$1
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Naba needs Python 3.11 or later; '$python' is not. Name another one: PYTHON=/path/to/python3.12 make $kind" >&2
  exit 1
}
[ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || {
  rm -rf .venv
  # Debian keeps the venv module's parts in a package of their own.
  "$python" -c 'import ensurepip' 2>/dev/null || packaging/system_libs.sh venv
  "$python" -m venv .venv
}
pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip -qq"
echo "Installing the locked packages into .venv (first time: about a minute)…"
$pip install --require-hashes --requirement "packaging/lock/$kind.txt"
$pip install --no-deps --no-build-isolation --editable .
[ "$kind" = test ] && [ -f packaging/lock/train.txt ] && $pip install --requirement packaging/lock/train.txt
touch ".venv/.$kind"
