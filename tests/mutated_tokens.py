"""Damage to files that are written in signs and words, done by the rules of their own grammar.

A flipped byte in a page or a PDF mostly lands in a word. Here a file is cut into its tokens (tags, groups, lines,
objects), and whole tokens are left out, doubled, moved, nested and exchanged, numbers changed for those that
programs trip over: what comes out is still a page or a PDF, and reaches the code behind the first look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

_NUMBER = re.compile(rb"-?\d+")
NUMBERS = (
    *(b"0", b"-1", b"1", b"2", b"7", b"255", b"256", b"65535", b"65536", b"2147483647", b"-2147483648"),
    *(b"4294967295", b"9223372036854775807", b"18446744073709551616", b"1e308", b"0.0000001", b"9" * 30),
)
WORDS = (
    *(
        "ا",
        "و",
        "قال الوزير أمس إن",
        "12 حزيران/يونيو 2019",
        "٣١ فبراير ٢٠٢٠",
        "رويترز",
        "\u202e",
        "\u0640" * 90,
    ),
    *(
        "\ufeff",
        "\0",
        "\U00010000",
        "a" * 200,
        " ",
        "\u2028",
    ),
    *("ـ" * 300, "بيروت (أ ف ب) - ", "كتب: ", "المصدر: ", "(((((((((", "«" * 50, "https://x.example/", "# "),
)
DEEP = (2, 5, 40, 300, 3_000)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a kind of file is cut up, and what is put where something else was."""

    token: re.Pattern[bytes]
    words: tuple[bytes, ...]
    nests: tuple[tuple[bytes, bytes], ...]  # what opens a group and what closes it


def _grammar(token: bytes, words: tuple[str, ...], *nests: tuple[str, str]) -> Grammar:
    return Grammar(
        re.compile(token, re.DOTALL),
        tuple(word.encode() for word in (*words, *WORDS)),
        tuple((opening.encode(), closing.encode()) for opening, closing in nests),
    )


GRAMMARS = {
    "html": _grammar(
        rb"<!--.*?-->|<[^<>]*>|&#?\w+;|[^<&]+|.",
        (
            *("<br>", "<p>", "</p>", "<div hidden>"),
            *("<article>", "</article>", "<table><tr><td>", "&nbsp;", "&#0;"),
            *("&#x10ffff;", "<h1>", "</h1>", "<script>"),
            *("<style>", "<svg>", "<template>", "<frameset>", "<body>"),
            *("<![CDATA[", "<?xml version='1.0' encoding='utf-7'?>"),
            *("<meta charset=utf-16>", "<plaintext>", "<math>"),
            *("<time datetime='9999-99-99'>", "<meta property='og:title' content=''>"),
            *("<noscript>", "<select>"),
            *('<script type="application/ld+json">{"@type":"NewsArticle","author":[[{}]]}</script>', "<title>"),
        ),
        ("<div>", "</div>"), ("<blockquote>", "</blockquote>"), ("<table><tr><td>", "</td></tr></table>"),
        ("<ul><li>", "</li></ul>"), ("<b>", "</b>"), ("<font>", ""), ("<form>", "</form>"),
    ),
    "xml": _grammar(
        rb"<!--.*?-->|<[^<>]*>|&#?\w+;|[^<&]+|.",
        (
            *("<x/>", "&amp;", "&x;", "&#1;"),
            *("<![CDATA[<w:p>]]>", "<?x y?>", "<!-- x -->", "<w:p/>", "<w:tab/>"),
            *("<w:r><w:t>", "</w:t></w:r>", "<w:del>"),
            *("<w:moveFrom>", "<text:s text:c='99999999'/>", "<text:p/>"),
            *('<!DOCTYPE x [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>', "<?xml version='1.1' encoding='ebcdic'?>"),
            *('<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<text:note>"),
            *("<text:tracked-changes>", "<prop type='x'>"),
        ),
        ("<w:p>", "</w:p>"), ("<text:span>", "</text:span>"), ("<a>", "</a>"), ("<w:tbl><w:tr><w:tc>", ""),
        ("<text:p>", "</text:p>"), ("<tu>", "</tu>"),
    ),
    "rtf": _grammar(
        rb"\\'[0-9a-fA-F]{2}|\\\*|\\[a-zA-Z]+-?\d* ?|\\.|[{}]|[^\\{}]+|.",
        (
            *("{", "}", "\\par ", "\\u-1?", "\\u1575?"),
            *("\\uc0", "\\uc99999 ", "\\bin10 ", "\\'e1", "\\'zz", "\\*"),
            *("\\ansicpg1256", "\\ansicpg99999", "{\\*\\pict 00ff}"),
            *("\\f0", "\\f99", "\\fcharset178", "\\fcharset999"),
            *("{\\fonttbl", "{\\stylesheet", "\\cell ", "\\row "),
            *("\\u55357?\\u56832?", "\\line ", "\\tab ", "\\~"),
        ),
        ("{", "}"), ("{\\*\\x ", "}"), ("{\\field{\\*\\fldinst x}{\\fldrslt ", "}}"),
    ),
    "pdf": _grammar(
        rb"\d+ \d+ obj|endobj|stream\r?\n.*?endstream|\d+ \d+ R|/[^\s/<>\[\]()]+|<<|>>|<[0-9a-fA-F\s]*>"
        rb"|\((?:\\.|[^\\()])*\)|\[|\]|[-.\d]+|\s+|\w+|.",
        (
            *("<<", ">>", "[", "]", "null", "true"),
            *("1 0 R", "2 0 R", "3 0 R", "4 0 R", "99 0 R", "/Type", "/Kids"),
            *("/Parent 2 0 R", "/Length 0"),
            *("/Length 999999", "/Filter /LZWDecode", "/Filter [/FlateDecode /FlateDecode]"),
            *("/Filter /ASCII85Decode", "/Filter /JBIG2Decode"),
            *("/Filter /DCTDecode", "/Encrypt 4 0 R", "/Rotate 90"),
            *("/MediaBox [0 0 0 0]", "/MediaBox [0 0 1e9 1e9]", "/Contents [4 0 R 4 0 R 4 0 R]"),
            *("/Type3", "(x)", "<00>"),
            *("endobj", "BT", "ET", "Tj", "q", "Q"),
            *("cm", "Tf", "Tm", "Do", "0 0 0 0 0 0 Tm", "-1 Tr", "1e30 Tz"),
            *("/DecodeParms << /Predictor 12 /Columns 99999999 >>", "/ObjStm", "/Prev 9"),
            *("trailer", "startxref", "%%EOF"),
        ),
        ("<<", ">>"), ("[", "]"), ("q ", " Q"), ("<< /Kids [", "] >>"), ("BT ", " ET"),
    ),
    "lines": _grammar(
        rb"[^\t\r\n ]+|[\t ]+|\r?\n|\r",
        ("\t", "\n", "\r", "\n\n", "\t\t", "<s>", "</s>", "<unk>", "\u2581", "00:00:00,000 --> 99:99:99,999", "\t "),
        ("<i>", "</i>"), ("- ", ""), ("\t", "\n"),
    ),
    "mail": _grammar(
        rb"--[^\r\n]*\r?\n|[A-Za-z-]+:[^\r\n]*\r?\n|[^\r\n]*\r?\n|[^\r\n]+",
        (
            *("\r\n", "\r\n\r\n"),
            *("Content-Type: text/html; charset=utf-7\r\n", "Content-Type: text/plain; charset=x\r\n"),
            *("Content-Transfer-Encoding: base64\r\n"),
            *("Content-Transfer-Encoding: uuencode\r\n", "MIME-Version: 1.0\r\n"),
            *("Content-Type: multipart/mixed; boundary=x\r\n", "Content-Type: message/rfc822\r\n\r\n"),
            *("--x\r\n", "--x--\r\n"),
            *("Content-Type: multipart/alternative; boundary=\"\"\r\n"),
            *("Subject: =?utf-8?b?2YbYqA?= =?x?q?=ff?=\r\n"),
            *("Content-Type: text/plain; charset*0*=utf-8''%D9; charset*1=\"\r\n"),
            *("Date: Wed, 99 Foo 0000 99:99:99 +9999\r\n"),
            *("From: a@[::1]:\"\\(,<>;@\r\n"),
            *("To: ,,,;:<@,\r\n", "Content-Disposition: attachment; filename*=x''%\r\n"),
            *("Content-Transfer-Encoding: quoted-printable\r\n", "=\r\n"),
            *("=D9=86\r\n", "2YbYqNij\r\n", "Subject: \ud7ff\r\n"),
        ),
        ("Content-Type: message/rfc822\r\n\r\n", ""),
        ("Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n", "--y--\r\n"),
    ),
    "json": _grammar(
        rb'"(?:\\.|[^"\\])*"|[-+.\deE]+|true|false|null|[\[\]{},:]|\s+|.',
        (
            *("{}", "[]", "null", "true", "NaN", "-Infinity"),
            *('""', '"\\ud800"', "[[]]", '{"":{}}', "1e999", '"../../x"'),
            *('"ar"', '"files"', '"sha256"', '"bytes"'),
            *('"limits"', '"tokenizer"', '"scores"', '{"a":[null]}', '"\\u0000"'),
            *('"<s>"', '"</s>"', '"<unk>"', '"</s>","</s>"', '"/etc/passwd"'),
            *('"C:\\\\x"', "-0.0", "0x10", '"a\\nb"', ","),
        ),
        ("[", "]"), ('{"a":', "}"), ('["x",', "]"),
    ),
}  # fmt: skip


def retold(data: bytes, kind: str, random: Random, *, others: tuple[bytes, ...] = ()) -> bytes:
    """One to four changes by the grammar of that name; `others` are files of the kind to take pieces from."""
    grammar = GRAMMARS[kind]
    tokens = grammar.token.findall(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        if not tokens:
            break
        _change(tokens, grammar, random, others)
    return b"".join(tokens)


def _change(tokens: list[bytes], grammar: Grammar, random: Random, others: tuple[bytes, ...]) -> None:
    at = random.randrange(len(tokens))
    end = min(len(tokens), at + random.choice((1, 1, 2, 5, 30)))
    match random.randrange(9):
        case 0:
            del tokens[at:end]
        case 1:
            tokens[at:at] = tokens[at:end] * random.choice((1, 1, 3, 100))
        case 2:
            tokens[at] = random.choice(grammar.words)
        case 3:
            tokens.insert(at, random.choice(grammar.words))
        case 4:
            opening, closing = random.choice(grammar.nests)
            depth = random.choice(DEEP)
            tokens[at:end] = [opening * depth, *tokens[at:end], closing * random.choice((depth, depth, 0))]
        case 5:
            to = random.randrange(len(tokens))
            tokens[at], tokens[to] = tokens[to], tokens[at]
        case 6:
            _renumber(tokens, random)
        case 7 if others:
            taken = grammar.token.findall(random.choice(others)) or [b""]
            start = random.randrange(len(taken))
            tokens[at:at] = taken[start : start + random.choice((1, 3, 20))]
        case _:
            piece = bytearray(tokens[at])
            piece[random.randrange(len(piece))] ^= 1 << random.randrange(8)
            tokens[at] = bytes(piece)


def _renumber(tokens: list[bytes], random: Random) -> None:
    """Another number in the place of one, wherever the next one stands."""
    start = random.randrange(len(tokens))
    for at in (*range(start, len(tokens)), *range(start)):
        if found := list(_NUMBER.finditer(tokens[at])):
            number = random.choice(found)
            other = random.choice(NUMBERS)
            tokens[at] = tokens[at][: number.start()] + other + tokens[at][number.end() :]
            return
