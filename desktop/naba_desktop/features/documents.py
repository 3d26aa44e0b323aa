"""Writing what is read, or several articles, or a story, to a document."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from naba_desktop.exporting import report_jobs
from naba_desktop.exporting.export_dialog import ExportDialog
from naba_desktop.exporting.formats import FORMATS
from naba_desktop.exporting.keys import Keys
from naba_desktop.exporting.report_jobs import Preview, Seal, Subject
from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.library.entry import State
from naba_desktop.research.research import Research
from naba_translation.counted import counted
from naba_translation.export.options import TEMPLATES, Options, as_json, from_json
from naba_translation.headline import english_headline
from naba_translation.paths import Paths


class Documents(Feature):
    """The exports of the menu "File". Documents are made of the library, on the research's runner.

    Signals:
        exported(object): the paths written.
    """

    exported = Signal(object)

    def __init__(self, window: MainWindow, research: Research, *, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._research = research
        self._models = paths.models
        self._keys = Keys(paths.config, window)
        self._dialog: ExportDialog | None = None
        self._preview: int | None = None  # the job that makes pages for the dialog

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "export_pdf": self._export_pdf,
            "export": self._export,
            "export_selected": self._export_selected,
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        read = now.review is not None
        done = [entry for entry in now.entries if entry.state is State.DONE]
        return {"export_pdf": read, "export": read, "export_selected": bool(done)}

    def export_story(self, name: str, articles: tuple[str, ...]) -> None:
        """Ask what the document of a story has in it, and write it."""
        self._open(Subject(name, articles, together=True), TEMPLATES["dossier"], stem=name)

    def _export_pdf(self) -> None:
        review = self._window.review_table.review
        if review is not None:
            subject = Subject(english_headline(review), (review.article.id,), options=self._options())
            self._write(subject, "pdf", Path(review.article.source))

    def _export(self) -> None:
        review = self._window.review_table.review
        if review is not None:
            subject = Subject(english_headline(review), (review.article.id,))
            self._open(subject, self._options(), stem=review.article.source)

    def _export_selected(self) -> None:
        chosen = [entry for entry in self._window.articles.selected() if entry.state is State.DONE]
        if len(chosen) == 1:
            self._open(
                Subject(chosen[0].name, (chosen[0].article_id,)), self._options(), stem=chosen[0].source
            )
        elif chosen:
            subject = Subject(counted(len(chosen), "article"), tuple(entry.article_id for entry in chosen))
            self._open(subject, TEMPLATES["dossier"], stem=str(Path(chosen[0].source).with_name("articles")))

    def _open(self, subject: Subject, options: Options, *, stem: str) -> None:
        kind = self._window.commands.settings.export_format
        kind = kind if kind in FORMATS else "pdf"
        dialog = self._dialog = ExportDialog(
            subject.name, options, kind=kind, keys=self._keys.own(), parent=self._window
        )
        dialog.preview_wanted.connect(lambda options: self._show_pages(replace(subject, options=options)))
        dialog.key_wanted.connect(lambda: dialog.add_key(self._keys.make()))
        dialog.accepted.connect(lambda: self._accept(subject, dialog, Path(stem)))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None

    def _show_pages(self, subject: Subject) -> None:
        """Only the newest choice is laid out."""
        if self._dialog is None:
            return
        if self._preview is not None:
            self._research.cancel(self._preview)
        resolution = self._dialog.preview.resolution
        self._saved(
            lambda: self._research.ask(
                lambda archive: report_jobs.preview(
                    archive, subject, models=self._models, resolution=resolution
                ),
                self._on_pages,
            )
        )

    def _on_pages(self, made: object) -> None:
        if self._dialog is not None and (made is None or isinstance(made, Preview)):
            self._dialog.show_preview(made)

    def _accept(self, subject: Subject, dialog: ExportDialog, source: Path) -> None:
        options = json.dumps(as_json(dialog.options))
        if len(subject.articles) == 1:
            self._window.commands.remember(export_options=options)
        self._window.commands.remember(export_format=dialog.kind)
        seal = None
        if dialog.key is not None:
            seal = self._keys.seal(dialog.key)
            if seal is None:
                return
        self._write(replace(subject, options=dialog.options), dialog.kind, source, seal=seal)

    def _write(self, subject: Subject, kind: str, source: Path, *, seal: Seal | None = None) -> None:
        window = self._window
        folder = window.commands.settings.export_folder or source.parent
        path = window.dialogs.file_to_write(window, Path(folder) / f"{source.stem}.{kind}", kind)
        if path is None:
            return
        window.commands.remember(export_folder=str(path.parent))
        self._saved(
            lambda: self._research.ask(
                lambda archive: report_jobs.write(
                    archive, subject, path, kind, models=self._models, seal=seal
                ),
                self._tell,
            )
        )

    def _saved(self, ask: Callable[[], int]) -> None:
        """Ask for a document when every edit is in the library: those are on another runner."""
        self._window.reading.sentences.finish_editing()
        self._window.controller.ask(report_jobs.nothing, lambda _: self._asked(ask()))

    def _asked(self, job: int) -> None:
        self._preview = job if self._dialog is not None else None

    def _tell(self, paths: object) -> None:
        if isinstance(paths, tuple) and paths:
            folder = paths[0].parent
            self._window.banner.show_success(
                f"Exported {', '.join(path.name for path in paths)}",
                f"In {folder}",
                button="Show in folder",
                act=lambda: self._window.dialogs.show_folder(folder),
            )
            self.exported.emit(paths)

    def _options(self) -> Options:
        """What was chosen last, for one article."""
        try:
            return from_json(json.loads(self._window.commands.settings.export_options))
        except (ValueError, TypeError):  # nothing yet, or not of this version
            return TEMPLATES["standard"]
