"""`python -m naba_desktop [PATH…]`, and the window that `naba gui` finds."""

from __future__ import annotations

import sys

from naba_desktop.lifetime.program import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
