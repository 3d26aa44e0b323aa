"""Where the packaged program begins; in a checkout and a wheel `naba_translation.cli:main` is the beginning.

The program here is its own interpreter, so it also answers when Naba starts a helper process as
`sys.executable -m naba_…`, and when multiprocessing starts the engine.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from pathlib import Path

WINDOW = "naba-window"  # the same program under this name opens the window: Windows' and macOS's icon
SET_BY_BOOTLOADER = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def main() -> int:
    """Be the helper that was asked for, or the command line."""
    _restore_environment()
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["-m"] and sys.argv[2].startswith("naba_"):
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    from naba_translation.cli import main as command_line

    window = Path(sys.executable).stem == WINDOW
    return command_line(["gui", *sys.argv[1:]] if window else None)


def _restore_environment() -> None:
    """Take back what the bootloader set: it has served, and the file manager or Tesseract, when we start them,
    must find their own libraries, not ours."""
    for name in SET_BY_BOOTLOADER:
        os.environ.pop(name, None)
        if (before := os.environ.pop(f"{name}_ORIG", None)) is not None:
            os.environ[name] = before
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]


if __name__ == "__main__":
    sys.exit(main())
