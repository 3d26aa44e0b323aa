from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naba_translation.article import Article, Draft, Paragraph, Sentence, Span, State
from naba_translation.engines.drafting import with_keys
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.store import Store
from naba_translation.library.unsaved import Recovered, Unsaved
from naba_translation.review import load_review
from naba_translation.steps import What

LINES = ("وصلت السفينة إلى الميناء.", "لم تغادر بعد.", "قال الوزير إن المشروع لم يتوقف.")
ONE, TWO, THREE = ((0, 25), (26, 39), (40, 71))


def add(store: Store, name: str = "a") -> str:
    """An article of three sentences with the machine's English; its id."""
    text = "\n".join(LINES)
    sentences = [
        Sentence(n, n, start, end, text[start:end]) for n, (start, end) in enumerate((ONE, TWO, THREE))
    ]
    paragraphs = tuple(Paragraph(s.index, s.start, s.end) for s in sentences)
    stored, _ = with_keys(sentences)
    store.add_article(Article(name * 64, f"{name}.txt", "0" * 64, "txt/1", text, paragraphs), stored)
    store.save_drafts("s", {s.key: Draft(f"Draft {n}.", -0.5, 3, 3) for n, s in enumerate(stored) if s.key})
    store.set_signature(name * 64, "s")
    return name * 64


def shown(store: Store, article: str) -> list[tuple[str, State, tuple[str, ...]]]:
    review = load_review(store, article)
    assert review is not None
    return [(pair.english, pair.state, tuple(c.text for c in pair.comments)) for pair in review.pairs]


def test_the_sentences_stand_where_the_tests_say(store: Store) -> None:
    article = store.article(add(store))
    assert article is not None
    assert [article.text[start:end] for start, end in (ONE, TWO, THREE)] == list(LINES)


def test_an_approval_holds_for_its_words_only(store: Store) -> None:
    article, history = add(store), History(store)
    history.mark(article, {ONE: "Draft 0."}, State.APPROVED, author="Amal")
    assert shown(store, article)[0][1] is State.APPROVED
    history.edit(article, {ONE: "Other words."}, author="Basil")
    assert shown(store, article)[0][1] is State.SECOND_LOOK
    history.mark(article, {ONE: "Other words."}, State.APPROVED, author="Basil")
    mark = history.marks(article)[ONE]
    assert (mark.author, mark.english, mark.made.tzinfo is not None) == ("Basil", "Other words.", True)
    history.mark(article, {ONE: "Other words."}, None, author="Basil")
    assert shown(store, article)[0][1] is State.EDITED


def test_what_stands_already_is_no_step(store: Store) -> None:
    article, history = add(store), History(store)
    assert history.edit(article, {ONE: "Mine."}, author="Amal") is not None
    assert history.edit(article, {ONE: "Mine."}, author="Basil") is None
    assert history.mark(article, {ONE: "Mine."}, None, author="Amal") is None
    assert history.mark(article, {ONE: "Mine."}, State.APPROVED, author="Amal") is not None
    assert history.mark(article, {ONE: "Mine."}, State.APPROVED, author="Basil") is None
    assert len(history.log(article)) == 2


def test_many_edits_of_one_step_are_undone_together(store: Store) -> None:
    article, history = add(store), History(store)
    history.edit(article, {ONE: "First."}, author="Amal")
    history.edit(article, {ONE: "Ship one.", THREE: "Ship three."}, author="Amal", what=What.REPLACE)
    undone = history.undo(article, author="Amal")
    assert undone is not None
    assert (undone.what, undone.places) == (What.REPLACE, (ONE, THREE))
    assert [english for english, _, _ in shown(store, article)] == ["First.", "Draft 1.", "Draft 2."]
    history.redo(article, author="Amal")
    assert [english for english, _, _ in shown(store, article)] == ["Ship one.", "Draft 1.", "Ship three."]


def test_undo_gives_a_judgement_back_to_who_made_it(store: Store) -> None:
    article, history = add(store), History(store)
    history.mark(article, {ONE: "Draft 0."}, State.APPROVED, author="Amal")
    before = history.marks(article)[ONE]
    history.mark(article, {ONE: "Draft 0."}, State.SECOND_LOOK, author="Basil")
    history.undo(article, author="Basil")
    assert history.marks(article)[ONE] == before
    last = history.log(article)[-1]
    assert (last.what, last.author, last.changes[0].state) == (What.UNDO, "Basil", State.APPROVED)


def test_undoing_the_only_edit_lets_the_memory_speak_again(store: Store) -> None:
    one, two, history = add(store, "a"), add(store, "b"), History(store)
    history.edit(one, {ONE: "Remembered."}, author="Amal")
    history.edit(two, {ONE: "Own."}, author="Basil")
    history.undo(two, author="Basil")
    assert Memory(store).edits(two)[ONE].origin == one
    history.edit(two, {ONE: None}, author="Basil", what=What.RESTORE)
    assert shown(store, two)[0][0] == "Draft 0."


def test_marks_and_comments_stay_in_their_article(store: Store) -> None:
    one, two, history = add(store, "a"), add(store, "b"), History(store)
    history.mark(one, {ONE: "Draft 0."}, State.APPROVED, author="Amal")
    history.comment(one, ONE, "Check the port.", author="Amal")
    assert shown(store, two)[0] == ("Draft 0.", State.MACHINE, ())


def test_a_new_step_drops_what_was_undone_but_the_log_keeps_it(store: Store) -> None:
    article, history = add(store), History(store)
    history.edit(article, {ONE: "One."}, author="Amal")
    history.undo(article, author="Amal")
    history.edit(article, {TWO: "Two."}, author="Amal")
    assert history.redo(article, author="Amal") is None
    assert history.next_turns(article) == (What.EDIT, None)
    assert [step.what for step in history.log(article)] == [What.EDIT, What.UNDO, What.EDIT]
    assert history.log(article)[0].changes[0].words == "One."


def test_undo_goes_on_after_a_restart(store: Store) -> None:
    article = add(store)
    History(store).edit(article, {ONE: "One."}, author="Amal")
    History(store).comment(article, ONE, "Why?", author="Amal")
    with Store(store.path) as later:
        history = History(later)
        history.undo(article, author="Amal")
        history.undo(article, author="Amal")
        assert shown(later, article)[0] == ("Draft 0.", State.MACHINE, ())
        assert history.undo(article, author="Amal") is None
        history.redo(article, author="Amal")
        history.redo(article, author="Amal")
        assert shown(later, article)[0] == ("One.", State.EDITED, ("Why?",))


def test_a_comment_keeps_its_number_and_no_other_ever_gets_it(store: Store) -> None:
    article, history = add(store), History(store)
    history.comment(article, ONE, "First.", author="Amal")
    (first,) = history.comments(article)[ONE]
    history.change_comment(article, first.id, "First, better.", author="Basil")
    (changed,) = history.comments(article)[ONE]
    assert (changed.id, changed.text, changed.author) == (first.id, "First, better.", "Basil")
    history.undo(article, author="Basil")
    assert history.comments(article)[ONE] == (first,)
    assert history.change_comment(article, first.id, None, author="Amal") is not None
    assert history.change_comment(article, first.id, "Too late.", author="Amal") is None
    store.remove(article)
    again = add(store, "b")
    history.comment(again, ONE, "Another.", author="Amal")
    assert history.comments(again)[ONE][0].id > first.id


def test_comments_of_a_sentence_stand_in_the_order_they_were_made(store: Store) -> None:
    article, history = add(store), History(store)
    for text in "abc":
        history.comment(article, ONE, text, author="Amal")
    history.change_comment(article, history.comments(article)[ONE][0].id, "A", author="Amal")
    assert shown(store, article)[0][2] == ("A", "b", "c")


def test_a_removed_article_is_forgotten_with_all_that_was_done_to_it(store: Store) -> None:
    article, history = add(store), History(store)
    history.edit(article, {ONE: "secret"}, author="Amal")
    history.mark(article, {ONE: "secret"}, State.APPROVED, author="Amal")
    history.comment(article, ONE, "secret", author="Amal")
    Unsaved(store).keep(article, TWO, "secret", author="Amal")
    store.remove(article)
    for table in ("step", "edit", "mark", "comment", "unsaved"):
        assert store.database.table(table).count == 0, table
    Unsaved(store).keep(article, TWO, "an editor that was still open", author="Amal")
    assert Unsaved(store).recover() == ()


steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.sampled_from([ONE, TWO]), st.sampled_from(["x", "y", None])),
        st.tuples(
            st.just("mark"),
            st.sampled_from([ONE, TWO]),
            st.sampled_from([State.APPROVED, State.SECOND_LOOK, None]),
        ),
        st.tuples(st.just("comment"), st.sampled_from([ONE, TWO]), st.sampled_from("pq")),
        st.tuples(st.just("uncomment"), st.just(ONE), st.none()),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(steps=steps)
def test_every_step_back_is_the_state_before_and_every_step_forth_the_state_after(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Span, str | None]]
) -> None:
    with Store(tmp_path_factory.mktemp("h") / "library.db") as store:
        article, history = add(store), History(store)
        states = [facts(store, article)]
        for kind, place, value in steps:
            if take(history, article, kind, place, value):
                states.append(facts(store, article))
        for expected in reversed(states[:-1]):
            history.undo(article, author="Undoer")
            assert facts(store, article) == expected
        assert history.undo(article, author="Undoer") is None
        for expected in states[1:]:
            history.redo(article, author="Redoer")
            assert facts(store, article) == expected
        assert history.redo(article, author="Redoer") is None


def take(history: History, article: str, kind: str, place: Span, value: str | None) -> bool:
    if kind == "edit":
        return history.edit(article, {place: value}, author="Amal") is not None
    if kind == "mark":
        state = State(value) if value else None
        return history.mark(article, {place: "w"}, state, author="Amal") is not None
    if kind == "comment":
        return history.comment(article, place, value or "", author="Amal") is not None
    there = history.comments(article).get(place, ())
    return bool(there) and history.change_comment(article, there[0].id, None, author="Amal") is not None


def facts(store: Store, article: str) -> object:
    history = History(store)
    return store.edits(article), history.marks(article), history.comments(article)


def test_typing_that_was_not_saved_becomes_an_edit(store: Store) -> None:
    article, unsaved = add(store), Unsaved(store)
    unsaved.keep(article, ONE, "The sh", author="Amal")
    unsaved.keep(article, ONE, "The ship", author="Amal")
    unsaved.keep(article, TWO, "Draft 1.", author="Amal")
    assert unsaved.recover() == (Recovered(article, (ONE,)),)
    assert store.edits(article)[ONE].english == "The ship"
    assert History(store).next_turns(article) == (What.RECOVERED, None)
    assert unsaved.recover() == ()


def test_a_closed_editor_leaves_nothing_to_recover_and_an_open_one_stays(store: Store) -> None:
    article, unsaved = add(store), Unsaved(store)
    unsaved.keep(article, ONE, "The ship", author="Amal")
    unsaved.forget(article, ONE, "The ship")
    assert unsaved.recover() == ()
    unsaved.keep(article, ONE, "The ship, again", author="Amal")
    unsaved.forget(article, ONE, "The ship")
    assert len(unsaved.recover()) == 1


def test_steps_of_a_library_on_disk_are_whole(store: Store, tmp_path: Path) -> None:
    article = add(store)
    History(store).edit(article, {ONE: "One."}, author="Amal")
    assert store.examine() == ""
    assert next(iter(store.database.query("PRAGMA foreign_key_check")), None) is None


def test_a_log_that_lost_lines_still_tells_what_can_be_undone(store: Store) -> None:
    """As after a salvage: turning goes on with the steps that are left."""
    article, history = add(store), History(store)
    history.edit(article, {ONE: "First."}, author="Amal")
    lost = history.edit(article, {ONE: "Second."}, author="Amal")
    assert lost is not None
    history.undo(article, author="Amal")
    store.database.execute("DELETE FROM step WHERE id = ?", [lost.id])
    assert history.next_turns(article) == (What.EDIT, None)
    history.undo(article, author="Amal")
    assert shown(store, article)[0][0] == "Draft 0."
    assert history.next_turns(article) == (None, What.EDIT)
