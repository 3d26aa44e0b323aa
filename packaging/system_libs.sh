#!/usr/bin/env bash
# Makes sure of the system libraries that pip cannot bring: system_libs.sh window|offscreen|venv|release.
# As root on Debian and its kin it installs what is missing; otherwise it prints the one line that does.
set -eu
cd "$(dirname "$0")/.."
kind=$1

# What libQt6Gui and its platform plugins link to, by Debian's names.
offscreen="libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
window="libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libx11-xcb1"
case $kind in
venv) packages=python3-venv ;;
offscreen) packages=$offscreen ;;
window) packages="$offscreen $window" ;;
release) packages="$offscreen $window libwayland-client0 libwayland-cursor0 binutils xvfb minisign" ;;
esac

works() {
  case $kind in
  venv) "${PYTHON:-python3}" -c 'import ensurepip' ;;
  offscreen) loads libqoffscreen.so ;;
  window) loads libqxcb.so ;;
  release) command -v objdump strip >/dev/null && loads libqxcb.so && loads libqwayland.so ;;
  esac 2>/dev/null
}
loads() {
  "${VENV:-.venv}/bin/python" -c "
import ctypes, pathlib, sys
import PySide6.QtWidgets
ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms' / sys.argv[1]))" "$1"
}

works && exit 0
install="apt-get install -y --no-install-recommends $packages"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing the system libraries that are missing…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $install >/dev/null
  works && exit 0
  echo "They are installed, and still something does not load. QT_DEBUG_PLUGINS=1 .venv/bin/naba gui says what." >&2
else
  echo "Some system libraries are missing. On Debian and Ubuntu this one line installs them:" >&2
  echo "    sudo $install" >&2
fi
exit 1
