"""A logout while the engine is busy: the window asks nobody, and what was typed is there at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from child import child
from naba_translation.library.store import Store
from naba_translation.library.worklists import WAITING, Worklists
from naba_translation.paths import Paths

TESTS = Path(__file__).parents[1]
LONG = 120  # seconds
WINDOW = """
    import sys, threading
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    import tiny_model
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from naba_desktop.app import make_application, settings_path
    from naba_desktop.dialogs import DesktopDialogs
    from naba_desktop.lifetime.program import Program
    from naba_desktop.review.sentence_editor import SentenceEditor
    from naba_desktop.settings import Settings, SettingsFile
    from naba_translation.library.connection import Place
    from naba_translation.engines.engine import CTranslate2Engine
    from naba_translation.paths import Paths

    first, second = map(Path, sys.argv[3:])

    class Busy(CTranslate2Engine):
        '''Translates one article; of the next it never gives an answer.'''

        held = False

        def translate(self, texts, *, decoding=None):
            if self.held:
                print("busy", flush=True)
                threading.Event().wait()
            return super().translate(texts, decoding=decoding)

    engine = Busy(tiny_model.build(Path(sys.argv[2])), threads=1)
    paths = Paths.of_user()
    SettingsFile(settings_path(paths)).save(Settings(toured=True, welcomed=True, author="Amal"))
    program = Program(make_application(), paths=paths, dialogs=DesktopDialogs(), make_engine=lambda: engine)
    look = QTimer(interval=20)

    def act():
        desktop = program.desktop
        if desktop and desktop.window.review_table.review and not desktop.controller.translating:
            look.stop()
            desktop.window.reading.sentences.edit_current()
            QTest.keyClicks(desktop.window.findChild(SentenceEditor), " typed at the end")
            engine.held = True
            desktop.controller.translate([second], show=False)

    look.timeout.connect(act)
    look.start()
    sys.exit(program.run(Place(paths.store), [first]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_busy_window_ends_unasked_and_loses_nothing(
    profile: Paths, five_articles: tuple[Path, ...], tmp_path: Path
) -> None:
    arguments = [TESTS, tmp_path / "model", *five_articles[:2]]
    command = [sys.executable, "-c", textwrap.dedent(WINDOW), *map(str, arguments)]
    with child(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "busy\n"
        window.send_signal(signal.SIGTERM)
        assert window.wait(LONG) == 0
    with Store(profile.store) as store:
        edits = [edit.english for row in store.articles() for edit in store.edits(row.id).values()]
        waiting = Worklists(store).read(WAITING)
    assert [english[-17:] for english in edits] == [" typed at the end"]
    assert waiting == (str(five_articles[1]),)
