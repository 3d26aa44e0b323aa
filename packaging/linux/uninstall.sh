#!/bin/sh
# Removes what install.sh has put where this file lies, and nothing else. Your library and settings stay.
set -eu
place=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$place/../.." && pwd)
[ -x "$place/naba" ] && [ "$place" = "$prefix/lib/naba" ] || { echo "Not an installed Naba: $place" >&2; exit 1; }

rm -f "$prefix/bin/naba" "$prefix/share/applications/naba.desktop" "$prefix/share/man/man1/naba.1"
rm -f "$prefix"/share/icons/hicolor/*/apps/naba.png "$prefix"/share/icons/hicolor/*/apps/naba.svg
rm -rf "$place"
! command -v update-desktop-database >/dev/null || update-desktop-database -q "$prefix/share/applications" || true
echo "Naba is removed. Your library and settings are still in ~/.local/share/naba and ~/.config/naba."
