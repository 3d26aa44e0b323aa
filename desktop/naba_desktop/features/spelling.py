"""Misspelt words are marked while one edits, where the system has a checker."""

from __future__ import annotations

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_desktop.review.spelling import Misspelt, Spelling


class SpellingMarks(Feature):
    """Asks the checker about what stands in the open editor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor: SentenceEditor | None = None
        self._spelling = Spelling(self)
        self._spelling.checked.connect(self._mark)
        sentences = window.reading.sentences
        sentences.editor_opened.connect(self._on_opened)
        sentences.typing.connect(lambda _, text: self._spelling.check(text))
        sentences.typing_ended.connect(self._on_closed)
        window.closing.connect(self._spelling.close)

    def _on_opened(self, editor: SentenceEditor) -> None:
        self._editor = editor
        self._spelling.check(editor.toPlainText())

    def _on_closed(self) -> None:
        self._editor = None

    def _mark(self, misspelt: Misspelt) -> None:
        if self._editor is not None:
            self._editor.mark_misspelt(misspelt)
