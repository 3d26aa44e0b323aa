"""One invented article as a file of each format, made from nothing but the standard library and typst."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path

import typst

import naba_resources
from naba_translation.article import Article, Kind
from naba_translation.normalise import normalise

TITLE = "بلدية الميناء تعيد فتح سوق السمك بعد ترميم دام عامين"
BODY = (
    "أعادت بلدية الميناء أمس فتح سوق السمك القديم أمام الزبائن، بعد ترميم دام عامين كاملين. وقالت رئيسة "
    "البلدية هدى سلامة إن الترميم كلف 3.5 مليون ليرة، وإن الأسعار لن ترتفع.",
    'وقال الصياد أبو كريم (58 عاما) إنه انتظر هذا اليوم طويلا. وأضاف أن "الزبائن عادوا منذ الساعة الأولى، '
    'لكن الأسماك ما زالت قليلة لأن البحر كان هائجا".',
    "وكانت البلدية قد أقفلت السوق في شتاء 2017 بعد انهيار جزء من سقفه. ولا تزال الأعمال مستمرة في القاعة "
    "الثانية، على أن تنتهي قبل نهاية العام.",
)
DATE = "12 حزيران/يونيو 2019"
FONTS = Path(naba_resources.__file__).parent / "fonts"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
"""The beginning of an old Office file."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else compression
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=stored)  # always the same bytes
    return buffer.getvalue()


def docx(paragraphs: str | None = None, *, notes: str = "") -> bytes:
    if paragraphs is None:
        style = '<w:pPr><w:pStyle w:val="Title"/><w:bidi/></w:pPr>'
        paragraphs = f"<w:p>{style}<w:r><w:t>{TITLE}</w:t></w:r></w:p><w:p><w:r><w:t>{DATE}</w:t></w:r></w:p>"
        paragraphs += f"<w:p><w:r><w:t>{BODY[0]}</w:t></w:r></w:p><w:tbl><w:tr><w:tc>"
        paragraphs += f"<w:p><w:r><w:t>{BODY[1][:40]}</w:t></w:r><w:r><w:t>{BODY[1][40:]}</w:t></w:r></w:p>"
        paragraphs += "</w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>"
        paragraphs += f"<w:r><w:t>{BODY[2]}</w:t></w:r></w:p>"
    document = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>'
    members: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    if notes:
        members["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{W}"><w:footnote>{notes}</w:footnote></w:footnotes>'
        )
    return zipped(members)


def odt(words: str = "") -> bytes:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    if not words:
        words = f'<text:p text:style-name="Title">{TITLE}</text:p><text:p>{DATE}</text:p>'
        words += f"<text:p>{BODY[0].replace(' ', '<text:s/>', 1)}</text:p>"
        words += "".join(f"<text:p><text:span>{part}</text:span></text:p>" for part in BODY[1:])
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"><office:body><office:text>'
    )
    content += f"{words}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{TITLE}</dc:title><dc:date>2019-06-12</dc:date></metadata><manifest>"
        '<item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    one = page.format(f"<h1>{TITLE}</h1><p>{BODY[0]}</p>")
    two = page.format("".join(f"<p>{part}</p>" for part in BODY[1:]))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/package.opf": package,
            "OPS/one.xhtml": one,
            "OPS/two.xhtml": two,
        }
    )


def page(*, encoding: str = "utf-8", extra: str = "") -> bytes:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in BODY)
    source = f"""<!DOCTYPE html><html dir="rtl"><head>
<meta charset="{encoding}"><title>{TITLE} | جريدة المرفأ</title>
<script>var hidden = "نص لا يظهر";</script><style>p {{ color: red }}</style>{extra}</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<article><h1>{TITLE}</h1><time datetime="2019-06-12T10:00">{DATE}</time>
<figure><img src="http://127.0.0.1:9/x.png"><figcaption>صيادون عند مدخل السوق (رويترز)</figcaption></figure>
<div>{paragraphs}</div><p style="display: none">مخفي</p></article>
<aside><h3>الأكثر قراءة</h3><a href="/1">سوق الخضار ينتقل إلى حي جديد قرب المحطة</a></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
    return source.encode(encoding)


def mhtml() -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example/1"
    message["Subject"] = TITLE
    message.set_content(page(), maintype="text", subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "مكتب الأخبار <news@paper.example>"
    message["To"] = "desk@paper.example"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 12 Jun 2019 10:00:00 +0300"
    message.set_content("\n\n".join(BODY))
    return message.as_bytes()


def rtf() -> bytes:
    def coded(text: str) -> bytes:
        return b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in text.encode("cp1256"))

    fonts = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset178 Arial;}}{\*\generator x;}\f0\rtlpar "
    return fonts + b"\\par ".join(coded(part) for part in (TITLE, DATE, *BODY)) + b"}"


def subtitles() -> bytes:
    lines = [" ".join(part.split()[begin:end]) for part in BODY for begin, end in ((None, 9), (9, None))]
    cues = [
        f"{number}\r\n00:00:{3 * number:02},000 --> 00:00:{3 * number + 2:02},500\r\n<i>{line}</i>\r\n"
        for number, line in enumerate(lines, 1)
    ]
    return "\r\n".join(cues).encode("cp1256")


@cache
def pdf(*, justify: bool = True, columns: int = 1) -> bytes:
    template = """#set page(width: 15cm, height: 20cm, numbering: "1")
#set text(font: ("Noto Naskh Arabic", "Noto Sans"), lang: "ar", dir: rtl, size: 11pt)
#set par(justify: JUSTIFY)
#let parts = json(bytes(sys.inputs.parts))
= #parts.at(0)
#columns(COLUMNS)[#for part in parts.slice(1) [#par(part)]]"""
    source = template.replace("JUSTIFY", str(justify).lower()).replace("COLUMNS", str(columns))
    made = typst.compile(
        source.encode(),
        sys_inputs={"parts": json.dumps([TITLE, DATE, *BODY])},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


def every_format() -> dict[str, bytes]:
    """A file name and its bytes for each format."""
    return {
        "a.txt": "\n".join([TITLE, DATE, *BODY]).encode(),
        "old.txt": "\n".join([TITLE, DATE, *BODY]).encode("cp1256"),
        "a.html": page(),
        "old.htm": page(encoding="windows-1256"),
        "a.mhtml": mhtml(),
        "a.eml": mail(),
        "a.docx": docx(),
        "a.odt": odt(),
        "a.epub": epub(),
        "a.rtf": rtf(),
        "a.srt": subtitles(),
        "a.pdf": pdf(),
        "columns.pdf": pdf(columns=2),
    }


def body_of(article: Article) -> str:
    """What would be translated of an article, besides its title, cleaned."""
    parts = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in {Kind.BODY, Kind.HEADING}]
    return normalise(" ".join(parts)).text
