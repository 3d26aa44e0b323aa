"""The place "Read": the first start, one article in its three ways, and what people do to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from naba_desktop.guidance.tour import Tour
from naba_desktop.library.entry import Entry, State
from naba_desktop.naming.names_dialog import NamesDialog
from naba_desktop.review.comments_dialog import CommentsDialog
from naba_desktop.review.word_links import WordLinks
from naba_translation.errors import NotArabic
from naba_translation.messages import describe
from scenes.stage import Stage


def starting(stage: Stage) -> None:
    """The empty library, the first translation, the tour."""
    window, desktop = stage.window, stage.desktop
    stage.camera.wait(lambda: window.middle.currentWidget() is window.start)
    stage.take("1-empty")
    if stage.files:
        desktop.controller.translate(stage.files)
    else:
        desktop.open_samples()
    stage.camera.wait(lambda: any(entry.state is State.WORKING for entry in desktop.library.entries()))
    stage.take("2-working")
    stage.camera.wait(lambda: not desktop.controller.translating and window.review_table.review is not None)
    stage.do("tour")
    stage.take("2-tour")
    window.findChild(Tour).close()
    window.commands.remember(toured=True)


def reading(stage: Stage) -> None:
    """One article, in its three ways."""
    window = stage.window
    stage.do("next_doubt")
    stage.take("3-reading")
    stage.do("mode_text")
    stage.take("3-text")
    stage.do("mode_summary")
    stage.take("3-summary")
    stage.do("mode_sentences")
    window.reading.find_bar.show_words("من")
    stage.take("4-find")
    window.reading.find_bar.close_bar()
    stage.do("edit")
    stage.take("5-editing")
    window.reading.sentences.finish_editing()


def telling(stage: Stage) -> None:
    """An edit, something that went well, something that did not, and large text."""
    window = stage.window
    cell = window.review_table.index(window.reading.sentences.currentIndex().row(), 2)
    window.review_table.setData(cell, "These are the words of the analyst, who has read the Arabic again.")
    window.banner.show_success("Exported port-strike.pdf", "In /home/ana/reports", button="Show in folder")
    stage.take("6-edited")
    error = NotArabic(Path("/home/ana/press/notes.txt"), "it seems to be French")
    for _ in range(5):
        stage.do("zoom_in")
    window.banner.show_problem(describe(error))
    stage.take("7-large")
    stage.do("zoom_reset")
    window.banner.hide()
    stage.desktop.library.put([Entry(str(error.path), state=State.FAILED, problem=describe(error))])
    window.articles.choose(str(error.path))
    stage.take("8-failed")
    stage.desktop.library.remove([str(error.path)])
    window.articles.step(0)


def reviewing(stage: Stage) -> None:
    """Judgements, comments, words that belong together, a choice of sentences, replacing, names."""
    window, taken = stage.window, []
    stage.camera.wait(lambda: window.review_table.review is not None)
    sentences, table, desk = window.reading.sentences, window.review_table, window.desk
    desk.taken.connect(taken.append)

    def after(act: Callable[[], None]) -> None:
        count = len(taken)
        act()
        stage.camera.wait(lambda: len(taken) > count)

    window.commands.remember(named=True)
    for number, command in ((0, "approve"), (1, "approve"), (3, "second_look")):
        sentences.go_to(stage.sentence(number))
        after(lambda command=command: stage.do(command))
    sentences.go_to(stage.sentence(2))
    for text in ("Check the figure against the ministry's statement.", "Done: it is right."):
        after(lambda text=text: desk.comment(table.review, sentences.current_pair, text))
    linked = next(p for p in table.review.pairs if WordLinks(p).at(5, english=True).english)
    sentences.go_to(linked.sentence.index)
    window.reading.details.walk_to(5)
    stage.take("6-review")
    stage.do("only_open")
    stage.take("6-only")
    sentences.escaped.emit()
    window.reading.find_bar.show_words("the")
    stage.do("replace")
    stage.take("6-replace")
    window.reading.find_bar.close_bar()
    sentences.go_to(stage.sentence(2))
    stage.do("comment")
    stage.take("6-comments", window.findChild(CommentsDialog))
    window.findChild(CommentsDialog).reject()
    stage.do("names")
    names = window.findChild(NamesDialog)
    names.everywhere = True
    stage.camera.wait(lambda: names.view.model().rowCount() > 5)
    stage.take("6-names", names)
    names.reject()
