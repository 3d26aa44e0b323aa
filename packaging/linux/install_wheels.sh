#!/bin/sh
# Installs Naba from these wheels into a folder of its own, without root and without network:
# ./install.sh [FOLDER], by default ~/.local/lib/naba-python. PYTHON=… chooses the interpreter.
# pip compares every wheel with the hash in the requirements and takes nothing else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
place=${1:-$HOME/.local/lib/naba-python}
python=${PYTHON:-}
if [ -z "$python" ]; then
  for python in python3 python3.13 python3.12 python3.11 none; do
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    [ ! -f "$here/requirements-$version.txt" ] || break
  done
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || version=none
[ -f "$here/requirements-$version.txt" ] || {
  echo "There are wheels here for these Pythons only:" "$here"/requirements-*.txt >&2
  echo "Install one of them, or name it: PYTHON=/path/to/python3.12 ./install.sh" >&2
  exit 1
}
# An environment cannot be moved, so the old one steps aside, and comes back when something goes wrong.
rm -rf "$place.old"
[ ! -e "$place" ] || mv "$place" "$place.old"
trap 'rm -rf "$place"; [ ! -e "$place.old" ] || mv "$place.old" "$place"' EXIT
"$python" -m venv "$place" 2>/dev/null || {
  echo "This Python cannot make environments; on Debian and Ubuntu the package python3-venv is missing." >&2
  exit 1
}
"$place/bin/python" -m pip --quiet --disable-pip-version-check install \
  --no-index --find-links "$here/wheels" --no-deps --require-hashes --requirement "$here/requirements-$version.txt"
trap - EXIT
rm -rf "$place.old"
mkdir -p "$HOME/.local/bin"
ln -sf "$place/bin/naba" "$HOME/.local/bin/naba"
"$place/bin/naba" --version
echo "Installed: $place/bin/naba, and as $HOME/.local/bin/naba. To remove it, delete the two."
