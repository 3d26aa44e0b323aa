"""The text of a PDF in the order it is read, or the reason why it is none; and what is recognised in pictures."""

from __future__ import annotations

import pytest

import documents
from naba_translation.article import Kind
from naba_translation.errors import FormatUnsupported
from naba_translation.normalise import normalise, search_key
from naba_translation.read import load_bytes, scan
from naba_translation.read.extract import Refused
from naba_translation.read.pdf import check_text_layer


@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_lines_are_put_back_together(justify: bool, columns: int) -> None:
    article = load_bytes(documents.pdf(justify=justify, columns=columns), "a.pdf")
    paragraphs = [
        normalise(article.text[p.start : p.end]).text for p in article.paragraphs if p.kind is Kind.BODY
    ]
    assert paragraphs == [normalise(part).text for part in documents.BODY]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ".join("ﻲﻓ ﺔﻨﻳﺪﻤﻟﺍ نم ىلع نأ ىلإ يتلا يذلا ناك" for _ in range(20)), "back to front"),
        (" ".join("ظطغ ضصث خحج ذزش قفغ" for _ in range(20)), "not the Arabic"),
        (" ".join(["في من على الذي كان مدينة"] * 40), "لا"),
        ("\ue001\ue002\ue003 " * 30, "no map"),
    ],
)
def test_unhealthy_text_layers_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        check_text_layer(text)


def test_healthy_text_layer_passes() -> None:
    check_text_layer(" ".join(documents.BODY * 5))


@pytest.mark.skipif(not scan.is_installed(), reason="Tesseract with Arabic data is not installed")
def test_scanned_page_is_recognised() -> None:
    import ctypes

    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(documents.pdf())[0]
    bitmap = page.render(scale=4, grayscale=True)
    rows = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
    grey = b"".join(
        rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)
    )
    text = scan.recognised(f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + grey)
    words = set(search_key(" ".join(documents.BODY)).split())
    assert len(words & set(search_key(text).split())) > 0.7 * len(words)


def test_picture_without_tesseract_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatUnsupported, match="Tesseract"):
        load_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png")
