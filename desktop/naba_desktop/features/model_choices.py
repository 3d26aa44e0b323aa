"""Which model translates what: everything, a collection, one article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.installed import model_jobs as jobs
from naba_desktop.installed.model_line import model_lines
from naba_desktop.installed.models_page import ModelsPage
from naba_desktop.look.shown import one_line
from naba_models import ModelNotKept
from naba_translation.messages import describe
from naba_translation.models.choice import Choice, read_choice, save_choice
from naba_translation.paths import Paths

_NO_CHOICE = "-"  # no model has this id


class ModelChoices(Feature):
    """The first commands of the menu "Models"; the page shows what they choose."""

    def __init__(self, window: MainWindow, paths: Paths, page: ModelsPage) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self._page = page

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "default_model": self._use_for_all,
            "article_model": self._choose_for_article,
            "tag_model": self._choose_for_tag,
            "unchoose_model": self._take_back,
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        here = now.place == "models"
        line, use = (self._page.current, self._page.current_use) if here else (None, None)
        return {
            "default_model": line is not None and line.problem is None,
            "article_model": self._window.review_table.review is not None,
            "unchoose_model": use is not None and use.kind != "default",
        }

    def _use_for_all(self) -> None:
        line = self._page.current
        if line is not None:
            if not self._save(replace(self._read(), default="" if line.built_in else line.id)):
                return
            self._window.banner.show_success(
                f"{one_line(line.name)} translates everything from now on",
                "What is translated already keeps its English until it is translated again.",
            )

    def _choose_for_article(self) -> None:
        review = self._window.review_table.review
        if review is None:
            return
        choice, article = self._read(), review.article
        entry = self._window.controller.entry_of(article.id)
        what = f"“{one_line(entry.name)}”" if entry else "this article"
        said = self._ask(f"Which model translates {what}?", choice.articles.get(article.id))
        if said is None:
            return
        others = {key: model for key, model in choice.articles.items() if key != article.id}
        if not self._save(
            replace(choice, articles=others if said == _NO_CHOICE else others | {article.id: said})
        ):
            return
        self._window.banner.show_success(
            "The article's model is changed",
            "Its English stays as it is until it is translated again; your edits stay in any case.",
            button="Translate it now",
            act=partial(self._translate_again, article.source),
        )

    def _choose_for_tag(self) -> None:
        self._window.controller.ask(lambda: jobs.tags(self._window.controller.store), self._on_tags)

    def _on_tags(self, tags: object) -> None:
        assert isinstance(tags, tuple)  # noqa: S101  what jobs.tags returns
        window = self._window
        if not tags:
            text = "Give articles tags in the library first; a tag is a collection."
            window.dialogs.tell(window, "There is no collection yet", text)
            return
        place = window.dialogs.choose(window, "For which collection?", [one_line(tag) for tag in tags])
        if place is None:
            return
        choice, tag = self._read(), tags[place]
        said = self._ask(f"Which model translates “{one_line(tag)}”?", choice.tags.get(tag))
        if said is not None:
            others = {key: model for key, model in choice.tags.items() if key != tag}
            self._save(replace(choice, tags=others if said == _NO_CHOICE else others | {tag: said}))

    def _take_back(self) -> None:
        use, choice = self._page.current_use, self._read()
        if use is not None and use.kind == "tag":
            self._save(replace(choice, tags={k: v for k, v in choice.tags.items() if k != use.key}))
        elif use is not None and use.kind == "article":
            self._save(replace(choice, articles={k: v for k, v in choice.articles.items() if k != use.key}))

    # -- inside

    def _read(self) -> Choice:
        return read_choice(self._paths.config)

    def _save(self, choice: Choice) -> bool:
        """Whether it was kept; what kept it from that is told."""
        try:
            save_choice(self._paths.config, choice)
        except ModelNotKept as error:
            self._window.banner.show_problem(describe(error))
            return False
        self._page.outdated.emit()
        return True

    def _ask(self, question: str, current: str | None) -> str | None:
        """The id of a model, _NO_CHOICE, or None where nothing was said."""
        lines = [line for line in model_lines(self._paths.models) if line.problem is None]
        ids = [_NO_CHOICE, *("" if line.built_in else line.id for line in lines)]
        names = ["No model of its own", *(one_line(line.called) for line in lines)]
        at = ids.index(current) if current in ids else 0
        place = self._window.dialogs.choose(self._window, question, names, current=at)
        return None if place is None else ids[place]

    def _translate_again(self, source: str) -> None:
        self._window.banner.hide()
        self._window.controller.translate([Path(source)])
