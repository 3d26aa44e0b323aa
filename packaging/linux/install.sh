#!/bin/sh
# Installs Naba for you alone, without root and without network: ./install.sh [PREFIX], by default ~/.local.
# Running a newer version's install.sh replaces the older one; your library and settings are elsewhere and stay.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-$HOME/.local}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
place=$prefix/lib/naba

[ "$(uname -s)-$(uname -m)" = "@SYSTEM@" ] || { echo "This package is for @SYSTEM@; this is $(uname -s)-$(uname -m)." >&2; exit 1; }
"$here/naba/naba" --version >/dev/null || {
  echo "The program does not start here. It needs glibc @GLIBC@ or later (for older systems there is the wheelhouse)," >&2
  echo "and it must lie where programs may run: unpack the archive in your home folder, not on the stick." >&2
  exit 1
}
needed=$(($(du -sk "$here/naba" | cut -f1) + 20000)) # kilobytes
mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
free=$(df -Pk "$prefix" | awk 'NR == 2 { print $4 }')
[ "$free" -gt "$needed" ] || { echo "Too little room in $prefix: $((needed / 1024)) MB are needed." >&2; exit 1; }

# Whole beside the old one first, then two renames: an interrupted installation leaves the old program in place.
rm -rf "$place.new" "$place.old"
cp -R "$here/naba" "$place.new"
cp "$here/uninstall.sh" "$place.new/"
[ ! -e "$place" ] || mv "$place" "$place.old"
mv "$place.new" "$place"
rm -rf "$place.old"

ln -sf ../lib/naba/naba "$prefix/bin/naba"
(cd "$here/share" && find . -type f) | while read -r file; do
  mkdir -p "$prefix/share/$(dirname "$file")"
  cp "$here/share/$file" "$prefix/share/$file"
done
# Menus do not look into ~/.local/bin on every system, so the entry names the whole path.
sed "s|^Exec=naba|Exec=\"$place/naba\"|" "$here/share/applications/naba.desktop" >"$prefix/share/applications/naba.desktop"
! command -v update-desktop-database >/dev/null || update-desktop-database -q "$prefix/share/applications" || true

echo "Naba is installed: $prefix/bin/naba, and in the menu of your desktop."
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "To call it by name: export PATH=\"$prefix/bin:\$PATH\"" ;; esac
missing=$(LD_LIBRARY_PATH=$place/_internal ldd "$place/_internal/PySide6/Qt/plugins/platforms/libqxcb.so" | awk '/not found/ { print $1 }' | tr '\n' ' ')
[ -z "$missing" ] || echo "For the window these are missing on this system: $missing. Everything else works without them." >&2
echo "To remove it: $place/uninstall.sh"
