"""What the English says of each Arabic word: the same in every run, and what an acronym or a shared word is worth."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from naba_translation.checks.evidence import English, Word
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.paraphrase import said_otherwise
from naba_translation.checks.view import look


def words_of(arabic: str, english: str) -> list[Word]:
    return English(look(english)).words(look(arabic))


def ties() -> Iterator[tuple[str, list[str]]]:
    """Arabic words that two English ones or more say equally well and none better, in the order of the table."""
    for stem in lexicon():
        entry = lexicon().get(stem)
        assert entry is not None
        best = max(entry.ratios.values())
        equals = [
            word for word, ratio in entry.ratios.items() if ratio == best and english_stem(word) == word
        ]
        if len(equals) > 1 and arabic_stem(stem) == stem:
            yield stem, equals


def test_of_two_words_that_say_it_equally_well_the_tables_first_is_taken_in_every_run() -> None:
    """A set's order differs between runs of Python: what is marked must not."""
    tied = list(islice(ties(), 20))
    assert len(tied) == 20
    for stem, equals in tied:
        [word] = words_of(stem, " ".join(reversed(equals)))
        assert word.said_by == equals[0]


def test_an_acronym_that_stands_in_both_is_explained() -> None:
    """In small letters it is a word of grammar, which is no word of content."""
    said = English(look("The WHO told us"))
    said.words(look("قالت WHO ذلك"))
    assert ("who", True) in [(token.form, explained) for token, explained in said.explained()]


def test_a_word_that_stands_for_two_says_less_of_each() -> None:
    [alone] = words_of("الحكومة", "The government")
    shared = words_of("الحكومة حكومة", "The government")
    each = words_of("الحكومة حكومة", "The government and the government")
    assert all(alone.weight < word.weight for word in shared)
    assert all(word.weight < 0 and word.weight < shared[0].weight for word in each)


def test_a_word_of_which_nothing_is_there_weighs_less_where_a_name_sounds_like_it() -> None:
    arabic, said = look("الزنبوري"), English(look("Zanburi arrived"))
    [word] = said.words(arabic)
    [heard] = said.heard(arabic.tokens, [word])
    assert word.unsaid
    assert heard.weight < word.weight
    assert {token.form: explained for token, explained in said.explained()} == {
        "zanburi": True,
        "arrived": False,
    }


def otherwise(arabic: str, english: str) -> list[float]:
    source, said = look(arabic), English(look(english))
    words = list(said.heard(source.tokens, said.words(source)))
    return said_otherwise(words, said.explainers())


def test_unexplained_english_may_stand_for_the_unsaid_words_beside_it_and_for_no_others() -> None:
    """Between the government and the minister something is said in other words; after Geneva nothing is."""
    arabic = "الحكومة زنبركت وفرقعت والوزير وصل جنيف، سفرجلت وطقطقت"
    free = otherwise(arabic, "The government wobbled and frobbed, and the minister arrived in Geneva")
    assert free[1] > 0 < free[2]
    assert sum(free[5:]) == 0
    assert sum(free) <= 2


def test_english_that_is_all_explained_stands_for_nothing_else() -> None:
    assert not any(otherwise("الحكومة زنبركت وفرقعت والوزير وصل", "The government and the minister arrived"))
