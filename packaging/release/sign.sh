#!/usr/bin/env bash
# Signs dist/SHA256SUMS with minisign: sign.sh KEYFILE. `make release KEY=…` calls it.
#
# Make the pair once, on a machine without network, and keep the secret half there (on paper or a stick in a safe):
#     minisign -G -p naba.pub -s naba.key
# Publish naba.pub in the README and by another way than the packages, because who can change one can change both.
set -eu
cd "$(dirname "$0")/../.."
key=$1
command -v minisign >/dev/null || { echo "minisign is not installed: apt-get install minisign" >&2; exit 1; }
[ -f dist/SHA256SUMS ] || { echo "dist/SHA256SUMS is not there: make release first" >&2; exit 1; }
(cd dist && sha256sum --quiet --check SHA256SUMS)
minisign -S -s "$key" -m dist/SHA256SUMS -t "Naba $(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)"
