#!/usr/bin/env bash
# Makes everything that is handed out, in dist/, and tries it: `make release`, with KEY=naba.key to sign it.
# `release.sh again` builds a second time elsewhere and compares byte for byte. Some minutes; needs the registry once.
set -euo pipefail
cd "$(dirname "$0")/../.."
mode=${1:-once}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
python=${PYTHON:-python3}
pythons=${PYTHONS:-3.11 3.12 3.13}
name=naba-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
tools=build/venv
if [ "$mode" = again ]; then work=build/again dist=build/again/dist; else work=build/release dist=dist; fi

# All times in what is made are that of the last commit, and Python's sets are in one order.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH PYTHONSAFEPATH
umask 022
run() { "$tools/bin/python" "packaging/release/$1.py" "${@:2}"; }
say() { printf '\n== %s\n' "$*"; }

[ -z "$(git status --porcelain 2>/dev/null)" ] || echo "There are changes that are not committed: they go in too, under the last commit's time." >&2
say "tools, by packaging/lock/release.txt"
[ -x "$tools/bin/python" ] && [ "$(cat "$tools/.lock" 2>/dev/null)" = "$(sha256sum <packaging/lock/release.txt)" ] || {
  rm -rf "$tools"
  "$python" -m venv "$tools"
  "$tools/bin/python" -m pip install -qq --require-hashes --requirement packaging/lock/release.txt
  sha256sum <packaging/lock/release.txt >"$tools/.lock"
}
VENV=$tools packaging/system_libs.sh release
rm -rf "$work" "$dist"
mkdir -p "$work" "$dist"

say "wheel"
"$tools/bin/python" -m hatchling build --target wheel --directory "$PWD/$dist" >/dev/null
wheel=$(echo "$dist"/naba-*.whl)
"$tools/bin/python" -m pip install -qq --force-reinstall --no-deps "$wheel"
# pip notes in which folder the wheel lay, which would make every build another one.
about=$(echo "$tools"/lib/python*/site-packages/naba-*.dist-info)
rm -f "$about/direct_url.json"
sed -i '/direct_url\.json/d' "$about/RECORD"

say "program (PyInstaller)"
recipe=$PWD/packaging/pyinstaller/naba.spec frozen=$PWD/$work/frozen temporary=$PWD/$work/pyinstaller
tools_here=$PWD/$tools/bin/python
mkdir -p "$temporary"
# In an empty folder: what lies in the current one could be taken for a module.
(cd "$temporary" && PYTHONSAFEPATH=1 "$tools_here" -m PyInstaller --noconfirm --log-level ERROR \
  --distpath "$frozen" --workpath "$temporary" "$recipe")
program=$work/frozen/naba
toc=$temporary/naba/COLLECT-00.toc
# Debugging tables are a sixth of it. Only these are taken, and only where they are: nothing else is touched.
find "$program/_internal" -type f -name '*.so*' | sort | while read -r file; do
  # Not `grep -q`: it leaves early, objdump then dies of it, and whether in time differs from build to build.
  ! objdump -h "$file" 2>/dev/null | grep '\.debug_info' >/dev/null || strip --strip-debug "$file"
done

say "licences, list of parts, manual page, icons"
notices=$work/third-party.txt
run licences packaging/lock/program.txt "$toc" "$notices"
install -D -m 644 "$notices" "$program/_internal/naba_resources/licences/third-party.txt"
share=$work/share
run icons resources/naba_resources/icons/naba.svg "$work"
install -D -m 644 packaging/linux/naba.desktop "$share/applications/naba.desktop"
mkdir -p "$share/man/man1"
packaging/release/manual_page.sh "$tools/bin/argparse-manpage" "$version" "$share/man/man1/naba.1"

say "wheelhouse for Python $pythons"
house=$work/naba-$version-wheelhouse-$(uname -m)
# shellcheck disable=SC2086
run wheelhouse packaging/lock/program.txt "$wheel" "$house" $pythons
run archive "$house" "$dist/$(basename "$house").tar"
run sbom "$version" packaging/lock/program.txt "$toc" "$house/wheels" "$dist/naba-$version.cdx.json"

say "archive and Debian package"
folder=$work/$name
mkdir "$folder"
cp -R "$program" "$folder/naba"
cp -R "$share" "$folder/share"
cp "$notices" "$folder/THIRD-PARTY.txt"
cp LICENSE README.md CHANGELOG.md packaging/linux/READ_ME_FIRST.txt "$folder/"
glibc=$(run debian --glibc "$program")
for file in install.sh uninstall.sh; do
  sed "s/@SYSTEM@/$(uname -s)-$(uname -m)/; s/@GLIBC@/$glibc/" "packaging/linux/$file" >"$folder/$file"
  chmod 755 "$folder/$file"
done
run archive "$folder" "$dist/$name.tar.xz"
if command -v dpkg-deb >/dev/null; then
  mv "$(run debian "$program" "$share" "$version" "$work")" "$dist/"
else
  echo "dpkg-deb is not installed: no .deb is made"
fi
cp "$notices" "$dist/THIRD-PARTY.txt"
(cd "$dist" && sha256sum -- * >"../$(basename "$work").sums" && mv "../$(basename "$work").sums" SHA256SUMS)

if [ "$mode" = again ]; then
  say "compared with dist/"
  diff dist/SHA256SUMS "$dist/SHA256SUMS" && echo "Both builds are the same, byte for byte." && exit 0
  echo "The two builds differ: diff -r build/release build/again" >&2
  exit 1
fi
if [ -n "${KEY:-}" ]; then packaging/release/sign.sh "$KEY"; else echo "Not signed: no KEY=… was given."; fi

say "tried, without network"
run check "$dist" "$version"
ls -lh "$dist"
