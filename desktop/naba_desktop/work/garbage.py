"""Python's search for garbage in circles, kept short.

It holds the interpreter's lock, and so the window, for as long as it looks at everything there is: 0.11 s with ten
thousand articles listed, whenever it comes due and in whichever thread. Most of what there is stays until the end; what
was settled is not looked at again (`gc.freeze`). It goes all the same as soon as nobody holds it.
"""

from __future__ import annotations

import gc


def settle(*_: object) -> None:
    """Take what there is as there to stay. New garbage among it is thrown away first; older stays."""
    gc.collect(1)
    gc.freeze()


def unsettle() -> None:
    """What was there to stay may be garbage now."""
    gc.unfreeze()
