"""How long the window is away while it lists a library and translates more, at the pace that the machine can keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from steady import SteadyClock

from naba_translation.engines.process import EngineProcess
from naba_translation.paths import Paths

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

LONGEST_GAP = 0.100  # seconds
LONGEST_WAIT = 1_800_000  # ms


@dataclass(frozen=True, slots=True)
class Gap:
    """The longest time that the window's event loop was away."""

    seconds: float  # by the clock
    calls: str  # what it was at, the innermost first; empty for a short one
    slowness: (
        float  # how many times as long as at its fastest the machine took for work just before and after
    )

    def line(self, while_: str) -> tuple[bool, str]:
        """Whether it keeps to the limit, and the words; with the calls where it does not."""
        away = self.seconds / self.slowness
        well = away <= LONGEST_GAP
        at = "" if well else f": {self.calls or 'nothing was seen of it'}"
        clock = f"{1000 * self.seconds:.0f} ms by the clock, {self.slowness:.1f} times as slow as its fastest"
        return well, f"window: away for {1000 * away:.0f} ms at most while {while_} ({clock}){at}"


def run_window(
    profile: Paths, files: Sequence[Path], *, engine: EngineProcess, steady: SteadyClock
) -> tuple[Gap, Gap, int]:
    """Open a window on the library and translate more. The longest gaps while listing and while translating, and
    how many articles the window lists in the end. Who has so many articles has seen the tour."""
    from naba_desktop.app import Desktop, make_application
    from naba_desktop.dialogs import DesktopDialogs
    from naba_desktop.settings import Settings, SettingsFile
    from watchdog import Watchdog

    class Unattended(DesktopDialogs):
        """Nobody is there to say "End now" where a thread needs long to end: it is waited for."""

        def agree(self, *_: object, **__: object) -> bool:
            return False

    make_application()
    SettingsFile(profile.config / "window.ini").save(Settings(welcomed=True, toured=True))
    desktop = Desktop(paths=profile, engine=engine, dialogs=Unattended())
    desktop.window.resize(1200, 800)
    paces = [steady.slowness()]
    dogs = []
    try:
        for signal, act in (
            (desktop.controller.listed, lambda: desktop.start([])),
            (desktop.controller.rested, lambda: desktop.controller.translate(files)),
        ):
            dogs.append(Watchdog())
            _until(signal, act)
            dogs[-1].stop()
            paces.append(steady.slowness())
        listed, worked = (
            Gap(dog.longest, dog.culprit, sum(around) / 2)
            for dog, around in zip(dogs, pairwise(paces), strict=True)
        )
        return listed, worked, len(desktop.library.entries())
    finally:
        desktop.window.close()
        desktop.close()


def _until(signal: SignalInstance, act: Callable[[], None]) -> None:
    """Do it, and let the window live until the signal has come and what it set off is painted.

    Raises: TimeoutError, where it does not come.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    signal.connect(lambda *_: QTimer.singleShot(500, loop.quit))
    QTimer.singleShot(LONGEST_WAIT, lambda: loop.exit(1))
    act()
    if loop.exec():
        raise TimeoutError(f"{signal} did not come within {LONGEST_WAIT // 1000} seconds")
