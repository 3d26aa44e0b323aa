"""Small good files of every kind, rich in what the kind allows: what damaged ones are made of.

Small, because a change then hits something that matters and a parser is done in a millisecond; several of a kind,
because each has what another has not.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape

from documents import W, zipped

LONGER = "وأوضحت أن الأعمال في القاعة الثانية مستمرة على أن تنتهي قبل نهاية العام بحسب الجدول المعلن. "
"""Below 250 letters trafilatura tries all it has, which takes it twice as long: not for each page."""

TITLE = "البلدية تفتح سوق السمك"
DATE = "12 حزيران/يونيو 2019"
LINES = (
    "بيروت (أ ف ب) - قالت رئيسة البلدية هدى سلامة أمس إن السوق كلف 3.5 مليون ليرة.",
    'وأضافت أن "الزبائن عادوا" منذ الساعة الأولى، لكن الأسماك ما زالت قليلة.',
)


def documents() -> dict[str, tuple[str, tuple[bytes, ...]]]:
    """For each kind of document its grammar in mutations.py and good files of it, by a file name."""
    plain = "\n".join((TITLE, DATE, *LINES))
    marked = f"# {TITLE}\r\n\r\n{DATE}\r\nكتب: سمير الحاج\r\n\r\n- {LINES[0]}\r\n- {LINES[1]}\r\n\r\nالمصدر: رويترز"
    return {
        "a.txt": ("lines", (plain.encode(), marked.encode(), plain[:90].encode("utf-16"))),
        "old.txt": ("coded", (plain.encode("cp1256"), plain.encode("iso8859_6", "replace"))),
        "a.html": (
            "html",
            (_page(), _page(extra=_HEAD), f"<p>{LINES[0]}<br>{LINES[1]}<p>{LONGER * 2}".encode()),
        ),
        "old.htm": ("html", (_page("windows-1256"),)),
        "a.mhtml": ("mail", (_saved_page("quoted-printable"), _saved_page("base64"))),
        "a.eml": ("mail", (_mail(), _mail_of_parts())),
        "a.docx": ("zip", (_docx(rich=False), _docx(rich=True))),
        "a.odt": ("zip", (_odt(),)),
        "a.epub": ("zip", (_epub(),)),
        "a.rtf": ("rtf", (_rtf(), _rtf_unicode())),
        "a.srt": ("lines", (_subtitles().encode(), _subtitles().encode("cp1256"))),
        "chat.txt": ("lines", (_chat("[{}]").encode(), _chat("{} -").encode("utf-16"))),
        "posts.csv": ("lines", (_posts(",").encode(), _posts(";").encode("cp1256"))),
        "a.pdf": ("pdf", (_pdf(), _pdf(packed=True), _pdf(columns=2))),
        "news.zip": ("zip", (zipped({"a.txt": plain, "b/c.html": _page(), "d.srt": _subtitles()}),)),
    }


def _chat(head: str) -> str:
    first, second = head.format("12/05/2025, 9:14 PM"), head.format("٢٠٢٥/٠٥/١٢, ٩:١٥ م")
    return f"{first} أبو خالد: {LINES[0]}\n{second} سمير: {LINES[1]}\nنعم\n{first} سمير: <Media omitted>\n"


def _posts(sign: str) -> str:
    quoted = LINES[1].replace('"', '""')
    return f'id{sign}text{sign}likes\n1{sign}"{LINES[0]}"{sign}7\n2{sign}"{quoted}\nنعم"{sign}8\n'


_HEAD = (
    f'<meta property="og:title" content="{TITLE}"><meta name="author" content="سمير الحاج">'
    '<meta property="article:published_time" content="2019-06-12T10:00:00+03:00">'
    f'<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"{TITLE}","author":'
    '[{"name":"سمير"}],"publisher":{"name":"المرفأ"},"datePublished":"2019-06-12"}]}</script>'
)


def _page(encoding: str = "utf-8", *, extra: str = "") -> bytes:
    source = f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="{encoding}"><title>{TITLE} | المرفأ</title>{extra}
</head><body><nav><ul><li><a href="/">سياسة</a></li></ul></nav><article><h1>{TITLE}</h1>
<time datetime="2019-06-12T10:00">{DATE}</time><figure><figcaption>صيادون (رويترز)</figcaption></figure>
<p>{escape(LINES[0])} {LONGER * 2}</p><h2>أسعار</h2><table><tr><td>{escape(LINES[1])}</td></tr></table>
<p style="display: none">مخفي</p>
</article><aside><h3>الأكثر قراءة</h3></aside><footer>جميع الحقوق محفوظة</footer></body></html>"""
    return source.encode(encoding)


def _saved_page(coding: str) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example/1"
    message["Subject"] = TITLE
    message.set_content(_page(), maintype="text", subtype="html", cte=coding)
    message.make_related()
    message.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<x@y>")
    message.set_boundary("=_related")
    return message.as_bytes()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "مكتب الأخبار <news@paper.example>"
    message["To"] = "desk@paper.example"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 12 Jun 2019 10:00:00 +0300"
    message.set_content("\n\n".join(LINES), cte="8bit")
    return message.as_bytes()


def _mail_of_parts() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "news@paper.example", TITLE
    message.set_content(LINES[0], charset="windows-1256", cte="base64")
    message.add_alternative(f"<h1>{TITLE}</h1><p>{LINES[1]}</p>", subtype="html")
    inner = EmailMessage()
    inner["Subject"] = DATE
    inner.set_content(LINES[1])
    message.add_attachment(inner)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="ملف.pdf")
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        if part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_{number}")  # always the same
    return message.as_bytes()


def _docx(*, rich: bool) -> bytes:
    def paragraph(text: str, properties: str = "") -> str:
        return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"

    body = paragraph(TITLE, '<w:pPr><w:pStyle w:val="Title"/><w:bidi/></w:pPr>') + paragraph(DATE)
    body += f"<w:tbl><w:tr><w:tc>{paragraph(LINES[0])}</w:tc></w:tr></w:tbl>{paragraph(LINES[1])}"
    members: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>"}
    if rich:
        compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        body += "<w:p><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>"
        body += "<w:moveFrom><w:r><w:t>نقل</w:t></w:r></w:moveFrom>"
        body += (
            f'<w:r><w:tab/><w:t>و</w:t><w:br/></w:r><m:AlternateContent xmlns:m="{compatible}"><m:Fallback>'
        )
        body += f"{paragraph('نص')}</m:Fallback></m:AlternateContent></w:p>"
        members["docProps/core.xml"] = _properties("p:coreProperties", "created", "http://purl.org/dc/terms/")
    members["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(members)


def _properties(root: str, created: str, namespace: str) -> str:
    described = f'<d:title xmlns:d="http://purl.org/dc/elements/1.1/">{TITLE}</d:title>'
    made = f'<c:{created} xmlns:c="{namespace}">2019-06-12T10:00:00Z</c:{created}>'
    return f'<{root} xmlns:p="x" xmlns:office="o">{described}{made}</{root}>'


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("text", "office")
    )
    words = f'<text:h text:style-name="Title">{TITLE}</text:h><text:p>{DATE}<text:note>ح</text:note></text:p>'
    words += f"<text:list><text:list-item><text:p>{LINES[0]}<text:s text:c='2'/></text:p></text:list-item></text:list>"
    words += f"<text:p><text:span>{LINES[1]}<text:tab/><text:line-break/></text:span></text:p>"
    content = f"<office:document-content {names}><office:body><office:text>{words}"
    content += "</office:text></office:body></office:document-content>"
    meta = _properties("office:meta", "creation-date", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0")
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta}
    )


def _epub() -> bytes:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    container += '<rootfile full-path="O/p.opf"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    )
    package += (
        f"<dc:title>{TITLE}</dc:title><dc:creator>سمير</dc:creator><dc:date>2019-06-12</dc:date></metadata>"
    )
    package += '<manifest><item id="b" href="t%77o.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
    package += '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "O/p.opf": package,
            "O/one.xhtml": page.format(f"<h1>{TITLE}</h1><p>{LINES[0]}</p>"),
            "O/two.xhtml": page.format(f"<blockquote>{LINES[1]}</blockquote>"),
        }
    )


def _rtf() -> bytes:
    def coded(text: str) -> bytes:
        return b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in text.encode("cp1256"))

    head = rb"{\rtf1\ansi\ansicpg1256{\fonttbl{\f0\fnil\fcharset178 Arial;}}{\*\generator x;}\f0\rtlpar "
    return head + b"\\par ".join(coded(part) for part in (TITLE, DATE, *LINES)) + b"}"


def _rtf_unicode() -> bytes:
    def coded(text: str) -> str:
        return "".join(f"\\u{ord(letter)}?" if ord(letter) > 127 else letter for letter in text)

    table = "\\trowd\\cellx1000\\intbl " + coded(LINES[1]) + "\\cell\\row"
    field = "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " + coded(DATE) + "}}"
    return (
        "{\\rtf1\\ansi\\uc1 "
        + coded(TITLE)
        + "\\par "
        + field
        + "\\par {\\b "
        + coded(LINES[0])
        + "}"
        + table
        + "}"
    ).encode()


def _subtitles() -> str:
    cues = (
        f"{number}\r\n00:00:{3 * number:02},000 --> 00:00:{3 * number + 2:02},500\r\n<i>{line}</i>{{\\an8}}\r\n"
        for number, line in enumerate(LINES, 1)
    )
    return "\r\n".join(cues)


def _pdf(*, packed: bool = False, columns: int = 1) -> bytes:
    """A page of Arabic with a font that is not in it and a map to letters, as a careless program writes one."""
    letters = sorted({letter for line in (TITLE, DATE, *LINES) for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    rows = []
    for column in range(columns):
        for number, line in enumerate((TITLE, DATE, LINES[0], LINES[1])[::columns]):
            width = 40 if columns == 1 else 18
            for part, start in enumerate(range(0, len(line), width)):
                shown = "".join(f"{codes[letter]:04x}" for letter in reversed(line[start : start + width]))
                size, down = (18 if number == 0 else 11), 40 * number + 14 * part
                rows.append(f"/F1 {size} Tf 1 0 0 1 {40 + 260 * column} {700 - down} Tm <{shown}> Tj")
    content = "BT " + "\n".join(rows) + " ET"
    pairs = "\n".join(f"<{code:04x}> <{ord(letter):04x}>" for letter, code in codes.items())
    unicode = (
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{pairs}\nendbfchar"
    )
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    page += " /Resources << /Font << /F1 5 0 R >> >> >>"
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]"
    font += " /ToUnicode 7 0 R >>"
    inner = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X "
    inner += "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    return _numbered(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page.encode(),
            _stream(content.encode(), packed=packed),
            font.encode(),
            f"{inner} /Supplement 0 >> /DW 500 /FontDescriptor 8 0 R >>".encode(),
            _stream(unicode.encode(), packed=packed),
            b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 >>",
        )
    )  # fmt: skip


def _stream(content: bytes, *, packed: bool) -> bytes:
    if packed:
        content = zlib.compress(content)
    kind = b"/Filter /FlateDecode " if packed else b""
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (kind, len(content), content)


def _numbered(objects: Sequence[bytes]) -> bytes:
    """The objects with their table of places and their trailer."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + trailer
