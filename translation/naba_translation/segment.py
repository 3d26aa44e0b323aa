"""Paragraphs into sentences, and long sentences into parts for the engine.

Arabic news ends its sentences with ". ؟ ! …", but a full stop also stands in initials, abbreviations, list
numbers, decimals and addresses, and is often followed by the next sentence with no space. Ends are found by
one pattern and then taken back where a rule knows better. Nothing is lost: every character that is not white
space is in exactly one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Article, Kind, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINE_SPLIT_VERSION = 1
"""Stands in the engine's signature: raise it when `split_for_engine` cuts anything elsewhere."""

ENGINE_WORDS = 60
"""The longest part given to the engine, in words: beyond it small models drop clauses."""
_ENGINE_LETTERS = 600  # and no part may be longer than this many characters, whatever it is made of

SENTENCE_WORDS = 240
"""What goes on for longer is no sentence but text without stops, as transcripts and subtitles made by a machine are:
it is cut where clauses begin, so that it can be read, checked and translated piece by piece."""

_TITLE_WORDS = 40  # a headline is translated whole, whatever stops it has, unless it is no headline
_SHORT = frozenset((Kind.HEADING, Kind.CAPTION, Kind.BYLINE, Kind.DATELINE))
_LOOK = 60  # how many characters around a stop decide whether it ends a sentence
_LETTER = r"[^\W\d_]"
_END = re.compile(  # begins at the first of several stops and never gives one back, so that time stays linear
    r"(?<![.!?؟…۔‼⁇⁈⁉])(?P<stop>[.!?؟…۔‼⁇⁈⁉]++)(?P<close>[\"'”’»›)\]}]*+(?:\[\d{1,3}\])?+)[\u200E\u200F]*+"
    r"(?=(?P<space>\s)|[\u0621-\u064A«“\"])"
)
_LAST_TOKEN = re.compile(rf"(?:{_LETTER}|[\d.\u064B-\u0652\u0640\u200E\u200F])+\Z")
_NO_SPACE = re.compile(r"\S+")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652]+")
_MARKS = re.compile(r"[\u0640\u064B-\u0652\u200E\u200F]")
_INITIALS = re.compile(rf"(?:{_LETTER}ـ?\.)*{_LETTER}ـ?\Z")
_LIST_MARK = re.compile(r"[\s(\[«\"“•*–-]*(?:\d{1,3}|[ivxIVX]{1,4})[\s)\]]*\Z")
_ABBREVIATION = re.compile(
    r"(?:.*\.)?(?:أد|اد|تحق|تر|دت|هـ|صص|ق\.م|ب\.م|"  # titles and book references
    r"Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|vs|No|Inc|Ltd|Co|cf)"
)
_DOMAIN = re.compile(r"(?:نت|كوم|[أا]ور[غج]|[إا]نفو|نيوز|[أا]ونلاين|لايف|تي)\b")
_SPEECH = re.compile(r"[\s,،:]*(?:قال|يقول|تساءل|سأل|أضاف|هتف|صرخ|رد|أجاب|كتب)(?:ت|وا)?\b")
_OPENERS = re.compile(
    r"[«\"“]?(?:و|ثم\b|كما\b|لكن|فيما\b|أما\b|قال|أضاف|أكد|يذكر)"
)  # a sentence may well begin so
_CLAUSE_STARTS = re.compile(
    r"(?:و|ف|ثم|لكن|ولكن|بل|حيث|فيما|بينما|كما|إذ|حتى|مع|مما|ما|بعد|قبل|في|على|إلى|أن|إن|الذي|التي|مشير|مؤكد|"
    r"موضح|مضيف|معتبر|لافت|قائل|داعي|مبين|معرب|محذر)"
)
_NOT_AND = re.compile(  # words that only seem to begin with "and"
    r"و(?:اشنطن|زير|زراء|زارة|كالة|كالات|قت|ضع|جود|جه|حدة|حدات|رقة|ثيقة|طن|سط|سائل|سيلة|صول|صف|عد|لاي|فد|فاة|"
    r"قف|قوع|قود)"
)


def split(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences in order, as the original has them, without the white space between them."""
    sentences: list[Sentence] = []
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        whole = paragraph.kind is Kind.TITLE and len(text.split()) <= _TITLE_WORDS
        spans = _stripped(text, 0, len(text)) if whole else _spans(text, short=paragraph.kind in _SHORT)
        for start, end in spans:
            begin, finish = paragraph.start + start, paragraph.start + end
            sentences.append(
                Sentence(
                    index=len(sentences),
                    paragraph=paragraph.index,
                    start=begin,
                    end=finish,
                    text=article.text[begin:finish],
                    kind=paragraph.kind,
                )
            )
    return tuple(sentences)


def _spans(text: str, *, short: bool) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences in one paragraph, stripped of white space."""
    begin = 0
    for found in _END.finditer(text):
        if found.start() >= begin and _ends_sentence(text, begin, found, short=short):
            yield from _ended(text, begin, found.end())
            begin = found.end()
    yield from _ended(text, begin, len(text))


def _ended(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence in a range of the text; several of near equal length where it has too many words."""
    spans = [found.span() for found in _NO_SPACE.finditer(text, start, end)]
    if len(spans) <= SENTENCE_WORDS:
        yield from _stripped(text, start, end)
        return
    words = [text[slice(*span)] for span in spans]
    first = 0
    while first < len(words):
        following = _cut(words, first, SENTENCE_WORDS, letters=len(text))
        yield spans[first][0], spans[following - 1][1]
        first = following


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, begin: int, found: re.Match[str], *, short: bool) -> bool:
    """Whether the stop that was found ends the sentence that began at `begin`."""
    stop, after = found["stop"], text[found.end() : found.end() + _LOOK]
    before = text[max(begin, found.start() - _LOOK) : found.start()].rstrip("\u200e\u200f")
    if not after.strip():
        return False
    if after.lstrip()[:1] in "،,؛;:":
        return False
    if set(stop) <= {"."} and len(stop) == 1:
        return _full_stop_ends(before, found, after)
    if set(stop) <= {".", "…"}:  # a pause as often as an end: headlines and short openings go on after it
        return not short and min(len(before.split()), len(after.split())) > 3
    if found["close"] and _SPEECH.match(after):  # "…؟" تساءل الوزير
        return False
    return found["space"] is not None or after[0] not in '"“' or "؟" in stop


def _full_stop_ends(before: str, found: re.Match[str], after: str) -> bool:
    token_found = _LAST_TOKEN.search(before[-24:])
    token = token_found.group().lstrip(".") if token_found else ""
    if found["space"] is None and not (_LIST_MARK.fullmatch(before) or before[-1:] == "%"):
        return _joined_full_stop_ends(token, found["close"], after, apart=before[-1:] in set('"»”) '))
    if found["close"]:
        return True
    if _LIST_MARK.fullmatch(before):
        return False
    outside = before[: len(before) - len(token)]
    if outside.endswith("/"):
        return True  # a unit: "كم/س."
    if token in {"م", "ه", "هـ", "ص"} and re.search(r"\d\s*\Z", outside):
        # After "عام 2016 م." or "الساعة 5 ص." the sentence may end or go on.
        return _OPENERS.match(after.lstrip()) is not None
    return not (_INITIALS.match(token) or _ABBREVIATION.fullmatch(token))


def _joined_full_stop_ends(token: str, close: str, after: str, *, apart: bool) -> bool:
    """A full stop with no space after it ends a sentence between two real words; else it is in a name.

    `apart`: a bracket, a quotation mark or a space stands before it.
    """
    following = _ARABIC_WORD.match(after)
    if close or following is None:
        return bool(close)
    word, parts = _MARKS.sub("", following.group()), _MARKS.sub("", token).split(".")
    last = parts[-1]
    if len(parts) > 1 and all(len(part) <= 3 for part in parts):
        return False  # "سي.آي.إيه"
    if after[following.end() : following.end() + 1] == "." or _DOMAIN.match(word):
        return False  # an initial or an address goes on
    long = len(word) > 1 or word == "و"
    if not last:
        return apart and long
    if last[-1].isdigit() or len(last) > 2:
        return long
    return len(last) == 2 and len(word) > 2


def split_for_engine(text: str, *, most: int = ENGINE_WORDS) -> tuple[str, ...]:
    """Cut normalised text into parts of at most `most` words, in order; all of it, nothing twice.

    Parts are near equal in length and are cut by preference after "؛", at a comma before a conjunction, at
    any comma, before "و", and only then anywhere. White space at the cuts is dropped; a "word" of hundreds of
    characters is cut where the limit falls. Text with no words gives no parts.
    """
    words = [piece for word in text.split() for piece in _chopped(word)]
    parts: list[str] = []
    start = 0
    while start < len(words):
        end = _cut(words, start, most, letters=_ENGINE_LETTERS)
        parts.append(" ".join(words[start:end]))
        start = end
    return tuple(parts)


def _chopped(word: str) -> Iterator[str]:
    for start in range(0, len(word), _ENGINE_LETTERS):
        yield word[start : start + _ENGINE_LETTERS]


def _cut(words: list[str], start: int, most: int, *, letters: int) -> int:
    """Where the part that starts at word `start` should end: after at most so many words and letters."""
    left = len(words) - start
    limit, length = start, -1
    while limit < len(words) and limit - start < most:
        length += len(words[limit]) + 1
        if length > letters and limit > start:
            break
        limit += 1
    if limit == len(words):
        return limit
    parts = -(-left // (limit - start))
    aim = start + left / parts
    return min(
        range(start + 1 + (limit - start) // 4, limit + 1),
        key=lambda end: _cost(words[end - 1], words[end]) + abs(end - aim),
        default=limit,
    )


def _cost(before: str, after: str) -> int:
    """How bad a cut between two words is, in words of distance from the ideal place."""
    if before.endswith(("؛", ";", ".", "؟", "!")):
        return 0
    if before.endswith(("،", ",", ":", ")", "»", "”")):
        return 4 if _CLAUSE_STARTS.match(after) else 10
    if after.startswith(("(", "«", "“")) or after in {"-", "–"}:
        return 14
    if after.startswith("و") and len(after) > 3 and not _NOT_AND.match(after):
        return 16
    return 40
