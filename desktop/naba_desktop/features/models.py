"""The translation models: bringing them in, looking after them, measuring them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.installed import model_jobs as jobs
from naba_desktop.installed.intake_questions import decide
from naba_desktop.installed.model_jobs import Doing, Listing, Use
from naba_desktop.installed.models_page import ModelsPage
from naba_desktop.installed.taking_in import Imported, Intake, Undecided, let_go, take_in
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Settings
from naba_desktop.work.background import Runner, Steps
from naba_desktop.work.errands import Errands
from naba_models import InstalledModel, KnownError
from naba_translation.messages import describe
from naba_translation.paths import Paths

PLACE = "models"
_OF_ONE = ("verify_model", "pack_model")
_COMING_IN = ("import_model", "import_model_folder", "convert_model")


class Models(Feature):
    """Most of the menu "Models", and its place."""

    def __init__(self, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self._doing: int | None = None
        self._runner = Runner("models", self)
        self._errands = Errands(self._runner, self)
        self._errands.failed.connect(lambda error, _: self._tell(error))
        self.page = ModelsPage(window.commands.actions, window.theme)
        window.add_place(PLACE, self.page)
        window.places.arrived.connect(self._on_arrived)
        self.page.selected.connect(window.update_commands)
        self.page.dropped.connect(self.import_from)
        self.page.outdated.connect(self._refresh)
        self.page.cancel_wanted.connect(self._runner.cancel)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "import_model": self._import_file,
            "import_model_folder": self._import_folder,
            "convert_model": self._convert_folder,
            "verify_model": partial(self._do_with_current, jobs.verify_model, self._on_verified),
            "remove_model": self._remove,
            "roll_back_model": self._roll_back,
            "pack_model": self._pack,
            "measure_models": self._measure,
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        line = self.page.current if now.place == PLACE else None
        free = self._doing is None
        return {
            **dict.fromkeys(_OF_ONE, line is not None and line.problem is None and free),
            "roll_back_model": line is not None and bool(line.earlier) and free,
            "remove_model": line is not None and not line.built_in and free,
            **dict.fromkeys(_COMING_IN, free),
            "measure_models": free and not now.translating,
        }

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.page.restyle(theme)

    def close(self, *, patience: float | None = None) -> bool:
        """End the thread; returns whether it ended in `patience` seconds.

        Reading a large model in takes minutes. It may be broken off anywhere: the models stay as they were,
        and the next import clears the remains away.
        """
        return self._runner.close(patience=patience)

    def import_from(self, source: Path) -> None:
        """Take a model in from a file or folder; one in Hugging Face's layout when a person agrees."""
        self._take_in(Intake(source))

    def convert(self, source: Path) -> None:
        """Convert a Hugging Face folder and take in what comes out."""
        self._take_in(Intake(source, convert=True))

    def measure(self, source: Path | None) -> None:
        """Measure all models on the sentences of a TSV file or a folder; on the samples where it is None."""
        self._window.places.go(PLACE)
        self.page.tabs.setCurrentIndex(1)
        self._do(lambda: jobs.measure_models(source, self._paths), lambda _: None, can_cancel=True)

    # -- commands

    def _import_file(self) -> None:
        source = self._window.dialogs.model_to_import(self._window, self._last_folder)
        if source is not None:
            self.import_from(source)

    def _import_folder(self) -> None:
        source = self._window.dialogs.model_folder(self._window, self._last_folder)
        if source is not None:
            self.import_from(source)

    def _convert_folder(self) -> None:
        source = self._window.dialogs.model_folder(self._window, self._last_folder)
        if source is not None:
            self.convert(source)

    @property
    def _last_folder(self) -> str:
        return self._window.commands.settings.last_folder

    def _remove(self) -> None:
        line = self.page.current
        detail = "Its files are deleted, the version before as well. What it translated is kept."
        if line is not None and self._window.dialogs.agree(
            self._window, f"Remove {one_line(line.name)}?", detail, yes="Remove"
        ):
            self._do_with_current(jobs.remove_model, partial(self._on_removed, line.called))

    def _roll_back(self) -> None:
        line = self.page.current
        if line is not None and self._window.dialogs.agree(
            self._window,
            f"Go back to version {one_line(line.earlier)} of {one_line(line.name)}?",
            "The present version is kept; going back once more puts it in use again.",
            yes="Go back",
        ):
            self._do_with_current(jobs.roll_back_model, self._on_rolled_back)

    def _pack(self) -> None:
        line = self.page.current
        title = "Pack the model into this folder"
        folder = self._window.dialogs.folder_to_open(self._window, self._last_folder, title=title)
        if line is not None and folder is not None:
            self._do(lambda: jobs.pack_model(line.id, folder, self._paths), self._on_packed)

    def _measure(self) -> None:
        window = self._window
        sets = (
            "The sample articles",
            "A file of mine: Arabic, a tab, and its English in each line…",
            "A folder of articles, without English…",
        )
        place = window.dialogs.choose(window, "Measure the models on which sentences?", sets)
        source: Path | None = None
        if place == 1:
            title = "Open Arabic sentences with their English"
            files = window.dialogs.files_to_open(window, self._last_folder, title=title)
            if not files:
                return
            source = files[0]
        if place == 2:
            source = window.dialogs.folder_to_open(window, self._last_folder)
            if source is None:
                return
        if place is not None:
            self.measure(source)

    # -- work in the background

    def _do_with_current(self, job: Callable[[str, Paths], Steps], then: Callable[[object], None]) -> None:
        line = self.page.current
        if line is not None:
            self._do(lambda: job(line.id, self._paths), then)

    def _do(
        self, start: Callable[[], Steps], then: Callable[[object], None], *, can_cancel: bool = False
    ) -> None:
        """Run a job, show how far it is, and the models as they are afterwards."""

        def done(result: object) -> None:
            self._rest()
            then(result)  # last: it may ask a person, and begin the next job

        def show(doing: object) -> None:
            if isinstance(doing, Doing):
                self.page.show_doing(doing, can_cancel=can_cancel)

        self._doing = self._errands.ask(start, done, progress=show, ended=self._rest)
        self._window.update_commands()

    def _rest(self) -> None:
        self._doing = None
        self.page.show_doing(None)
        self._window.update_commands()
        self._refresh()

    def _refresh(self) -> None:
        self._errands.ask(lambda: jobs.list_models(self._paths), self._on_listed)

    def _on_arrived(self, place: str) -> None:
        if place == PLACE:
            self._refresh()

    def _on_listed(self, listing: object) -> None:
        assert isinstance(listing, Listing)  # noqa: S101  what list_models returns
        uses = tuple(replace(use, what=self._what(use)) for use in listing.uses)
        self.page.show_listing(replace(listing, uses=uses))
        self._window.update_commands()

    def _take_in(self, intake: Intake) -> None:
        self._window.places.go(PLACE)
        self._do(lambda: take_in(intake, self._paths), self._on_taken_in, can_cancel=intake.convert)

    def _on_taken_in(self, added: object) -> None:
        if isinstance(added, Undecided):
            intake = decide(added, self._window, self._window.dialogs)
            if intake is not None:
                self._take_in(intake)
            elif added.intake.converted is not None:
                self._do(lambda: let_go(added.intake), lambda _: None)
            return
        assert isinstance(added, Imported)  # noqa: S101  what take_in returns
        self.page.choose_next(added.id)
        kept = f" Version {one_line(added.before)} is kept: “Go back…” uses it again." if added.before else ""
        detail = f"Its self-test {one_line(added.self_test)}. Signature {added.signature}.{kept}"
        if added.doubtful:  # nobody is asked to use it
            self._window.banner.show_success(f"{one_line(added.name)} is installed, marked as failed", detail)
            return
        self._window.banner.show_success(
            f"{one_line(added.name)} is installed",
            detail,
            button="Use for everything",
            act=partial(self._use_imported, added.id),
        )

    def _use_imported(self, model_id: str) -> None:
        self._window.banner.hide()
        self.page.choose(model_id)
        self._window.commands.actions["default_model"].trigger()

    def _on_verified(self, _: object) -> None:
        self._window.banner.show_success("The model is as its maker made it", "Every file was read.")

    def _on_removed(self, name: str, _: object) -> None:
        self._window.banner.show_success(
            f"{one_line(name)} is removed",
            "What it translated is kept. What was to be translated with it gets the model for everything.",
        )

    def _on_rolled_back(self, model: object) -> None:
        assert isinstance(model, InstalledModel)  # noqa: S101  what roll_back_model returns
        manifest = model.manifest
        self._window.banner.show_success(
            f"Version {one_line(manifest.version)} of {one_line(manifest.name)} is in use",
            "What is translated already keeps its English until it is translated again.",
        )

    def _on_packed(self, path: object) -> None:
        assert isinstance(path, Path)  # noqa: S101  what pack_model returns
        window = self._window
        window.banner.show_success(
            f"Packed into {one_line(path.name)}",
            "On the other computer, import this file.",
            button="Show in folder",
            act=lambda: window.dialogs.show_folder(path.parent),
        )

    def _what(self, use: Use) -> str:
        """How to call what a model is used for. Only the window's thread may ask what an article is called."""
        if use.kind != "article":
            return use.what
        entry = self._window.controller.entry_of(use.key)
        return f"{use.what} “{one_line(entry.name) if entry else use.key}”"

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self._window.controller.faulted.emit(error)
        self._window.banner.show_problem(describe(error))
