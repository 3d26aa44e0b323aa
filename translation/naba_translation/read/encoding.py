"""Bytes of unknown encoding into Arabic text, and text that was read in the wrong encoding put right.

The order is by strength of proof: a byte order mark; strict UTF-8, which other encodings' Arabic never forms
by chance; UTF-16 by the regular place of its high bytes; then the single-byte Arabic code pages, which only
the letters they give can tell apart.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from naba_translation.read.language import arabic_share, common_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGES = ("cp1256", "iso8859_6", "cp720", "cp864")
_SAMPLE = 60_000  # bytes looked at when encodings are compared
_FREQUENT = re.compile("[اليمنروتبةعدسفهكقأحج]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_FORM = re.compile(r"[\u0621-\u064A]")
_MIXED = re.compile(r"[\u0621-\u064A][A-Za-zÀ-ÿ]|[A-Za-zÀ-ÿ][\u0621-\u064A]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and which misreading was undone, such as "utf-8 as cp1256", or ""."""

    text: str
    encoding: str
    repaired: str = ""


def decode(data: bytes) -> Decoded | None:
    """Text from bytes, or None where they are no text: too many control characters or no encoding fits.

    A declared encoding is not asked for: those of saved pages and mails are wrong too often, and strict UTF-8
    and letter counts are not.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finished(data.decode(encoding, "replace"), encoding)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _finished(data.decode(wide, "replace"), wide)
    try:
        return _finished(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= max(1, len(damaged) // 500) and arabic_share(damaged) > 0:
        return _finished(damaged, "utf-8")  # cut off inside a letter, or with a byte or two gone
    page = _code_page(data[:_SAMPLE])
    return _finished(data.decode(page, "replace"), page) if page else None


def _finished(text: str, encoding: str) -> Decoded | None:
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > len(text) // 1000 or text.count("\ufffd") > len(text) // 100 + 1:
        return None
    repaired, how = undo_misreading(text)
    return Decoded(repaired, encoding, how)


def _wide(sample: bytes) -> str:
    """UTF-16 with no mark: in Arabic every other byte is 0x06 for a letter or 0x00 for a space or a digit."""
    if len(sample) < 8 or len(sample) % 2:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        zeros = high.count(6) + high.count(0)
        if zeros > 3 and zeros + high.count(0x20) > 0.95 * len(high):
            low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
            if low.count(6) + low.count(0) < 0.3 * len(low):
                return encoding
    return ""


def _code_page(sample: bytes) -> str:
    """The single-byte Arabic code page whose letters are most like Arabic; empty where none gives words."""
    best = from_bytes(sample, cp_isolation=list(_PAGES)).best()
    guesses = dict.fromkeys(([best.encoding] if best else []) + list(_PAGES))
    scores = {page: _likeness(sample.decode(page, "replace")) for page in guesses}
    page = max(scores, key=lambda name: scores[name])
    return page if scores[page] > 0 else ""


def _likeness(text: str) -> float:
    """How much a decoding looks like Arabic, 0 to 2: its share of frequent letters and of common words."""
    letters = _FORM.findall(text)
    if not letters or "\ufffd" in text:
        return 0.0
    odd = 4 * len(_MIXED.findall(text)) / len(letters)  # two scripts within a word: the wrong page
    return max(0.0, len(_FREQUENT.findall(text)) / len(letters) + common_share(text) - odd)


def undo_misreading(text: str) -> tuple[str, str]:
    """Text whose bytes were once read in the wrong encoding, put right; and which misreading it was.

    Only what can be proved is undone: the text must go back to bytes without loss; those bytes must be strict
    UTF-8 with Arabic in it, or, for the code pages, turn letters of which none is Arabic into ones that are
    nearly all Arabic and as frequent as Arabic's are. Anything else comes back unchanged, with "".
    """
    for wrong in ("cp1252", "latin-1", "cp1256"):
        raw = _bytes_again(text, wrong)
        if raw is None or raw.isascii():
            continue
        try:
            right = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if arabic_share(right) > 0.03:
            return right, f"utf-8 as {wrong}"
    if arabic_share(text) > 0 or not re.search(r"[À-ÿ]{3}", text):
        return text, ""
    for wrong in ("cp1252", "latin-1"):
        raw = _bytes_again(text, wrong)
        if raw is None:
            continue
        page = _code_page(raw[:_SAMPLE])
        if page:
            right = raw.decode(page, "replace")
            if arabic_share(_ASCII_LETTER.sub("", right)) > 0.95 and _likeness(right) > 0.6:
                return right, f"{page} as {wrong}"
    return text, ""


def _bytes_again(text: str, wrong: str) -> bytes | None:
    """The bytes that gave this text when they were read as `wrong`, or None where none could have."""
    try:
        if wrong != "cp1252":
            return text.encode(wrong)
        # Programs that read cp1252 let the five bytes it does not define through as control characters.
        return b"".join(
            letter.encode("latin-1") if letter in "\x81\x8d\x8f\x90\x9d" else letter.encode("cp1252")
            for letter in text
        )
    except UnicodeEncodeError:
        return None
