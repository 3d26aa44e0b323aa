"""Which of the files that PyInstaller finds belong into the program's folder.

Its hooks bring all of Qt's plugins of a module, each with the libraries of a whole desktop behind it. Here the
plugins are named that a window needs, and a library stays only where something that stays is linked to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import PurePath

Entry = tuple[str, str, str]
"""Path in the folder, file it is made from (for a link: where it points), and PyInstaller's kind of it."""

# The platforms a window can be on, pictures of our icons, typing, and the way the system is asked for its look
# and its file dialogs. No database, no printer, no network, no OpenGL: nothing of Naba's is drawn with it, and
# graphics drivers are the one thing that a C++ library brought along can break.
QT_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "imageformats": ("qsvg",),
    "iconengines": ("qsvgicon",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qxdgdesktopportal",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient", "adwaita"),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
}
BABEL_LOCALES = (
    "root",
    "ar",
    "en",
    "fr",
)  # courlan reads them when it judges addresses, which Naba gives it none of


def chosen(
    entries: Iterable[Entry], *, imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[Entry]:
    """The entries that belong into the folder.

    Args:
        entries: all that was collected, binaries and data.
        imports: names and places of all libraries that a binary needs, those of its libraries too:
            PyInstaller.depend.bindepend.get_imports.
    """
    wanted = [entry for entry in entries if not _is_unused(PurePath(entry[0]))]
    if (
        sys.platform != "linux"
    ):  # elsewhere nothing of the system is taken along, and `imports` sees one step only
        return wanted
    roots = [entry for entry in wanted if not _is_library(entry)]
    needed = {
        PurePath(name).name
        for _, source, kind in roots
        if kind in ("BINARY", "EXTENSION")
        for name, _ in imports(source)
    }
    return roots + [entry for entry in wanted if _is_library(entry) and PurePath(entry[0]).name in needed]


def _is_unused(path: PurePath) -> bool:
    if "PySide6" in path.parts and "plugins" in path.parts:
        group = path.parts[-2]
        return path.stem.removeprefix("lib") not in QT_PLUGINS.get(group, ())
    if path.parts[-2:-1] == ("translations",):
        return "PySide6" in path.parts
    if path.parts[:2] == ("babel", "locale-data"):
        return path.stem.partition("_")[0] not in BABEL_LOCALES
    return False


def _is_library(entry: Entry) -> bool:
    """Whether it is there only because something else may be linked to it."""
    path, kind = PurePath(entry[0]), entry[2]
    if kind not in ("BINARY", "SYMLINK") or path.name.startswith(("libpython", "python3")):
        return False
    return len(path.parts) == 1 or path.parts[:3] == ("PySide6", "Qt", "lib")
