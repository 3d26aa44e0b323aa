"""Pages as news sites build them: blog themes, and tables with line breaks from before style sheets."""

from __future__ import annotations

from datetime import date

import pytest

from documents import BODY, TITLE
from naba_translation.article import Article, Kind
from naba_translation.errors import ReadError
from naba_translation.read import load_bytes

BLOG = f"""<!doctype html><html lang="ar" dir="rtl"><head><title>{TITLE} - موقع الساحل الإخباري</title></head>
<body class="single"><div id="top-bar"><span>الجمعة، 14 يونيو 2019</span><ul><li>من نحن</li></ul></div>
<div id="breadcrumbs"><a>الرئيسية</a> / <a>محليات</a> / <span>{TITLE}</span></div>
<div class="post-inner"><h1 class="entry-title">{TITLE}</h1>
<p class="post-meta"><span>سليم حداد</span> <span>12 يونيو، 2019</span> <span>محليات</span>
<span>152 زيارة</span></p>
<div class="entry"><div class="wp-caption"><img src="x.png">
<p class="wp-caption-text">السوق بعد الترميم</p></div>
<p>{BODY[0]}</p><p style="text-align:center"><strong>فرحة الصيادين</strong></p><p>{BODY[1]}</p>
<div><h4>اقرأ أيضا:</h4><a href="/2">أسعار السمك ترتفع قبل العيد في أسواق المدينة</a></div><p>{BODY[2]}</p>
<div class="sharedaddy"><h3>شارك هذا الموضوع:</h3><ul><li>تويتر</li><li>فيس بوك</li></ul></div></div>
<section id="related_posts"><h3>مقالات ذات صلة</h3>
<a href="/3">افتتاح المكتبة العامة في حي النخيل</a></section>
<div id="comments"><h3>تعليقان</h3><p>أبو سمير: الحمد لله على فتح السوق بعد طول انتظار</p></div></div>
<div id="footer">جميع الحقوق محفوظة</div></body></html>"""

TABLE = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<title>{TITLE}</title></head><body><table><tr><td width=20%>
<a href=1>الصفحة الأولى</a><br><a href=2>محليات</a></td>
<td><font size=5><b>{TITLE}</b></font><br><font size=2>الأربعاء 12 حزيران 2019</font><br><br>{BODY[0]}<br><br>
{BODY[1]}<br>{BODY[2]}<br><br><a href=x>أرسل لصديق</a> |
<a href=y>طباعة</a></td></tr></table></body></html>"""


def of_kind(article: Article, kind: Kind) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind is kind]


def test_blog_theme() -> None:
    article = load_bytes(BLOG.encode(), "a.html")
    assert (article.title, article.outlet) == (TITLE, "موقع الساحل الإخباري")
    assert article.published == date(2019, 6, 12)
    assert of_kind(article, Kind.BODY) == list(BODY)
    assert of_kind(article, Kind.HEADING) == ["فرحة الصيادين"]
    assert of_kind(article, Kind.CAPTION) == ["السوق بعد الترميم"]
    folded = of_kind(article, Kind.FURNITURE)
    assert "أبو سمير: الحمد لله على فتح السوق بعد طول انتظار" in folded
    assert "أسعار السمك ترتفع قبل العيد في أسواق المدينة" in folded


def test_table_with_line_breaks() -> None:
    article = load_bytes(TABLE.encode("cp1256"), "a.htm")
    assert article.title == TITLE
    assert article.published == date(2019, 6, 12)
    assert of_kind(article, Kind.TITLE) == [TITLE]
    assert of_kind(article, Kind.BODY) == list(BODY)
    assert "محليات" in of_kind(article, Kind.FURNITURE)


def test_page_that_is_no_article_keeps_its_text() -> None:
    source = (
        "<html><body><ul>" + "".join(f"<li><a href='/{n}'>خبر رقم {n}</a></li>" for n in range(9)) + "</ul>"
    )
    article = load_bytes(source.encode(), "a.html")
    assert "خبر رقم 8" in article.text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><body><script>var x = 'نص'</script></body></html>", "<p>"]
)
def test_page_with_no_text_is_refused(source: str) -> None:
    with pytest.raises(ReadError):
        load_bytes(source.encode(), "a.html")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<link rel="canonical" href="https://www.Sahel-news.example/a/1.html?x=1">', "sahel-news.example"),
        ('<meta property="og:url" content="http://ar.sahel.example:8080/a">', "ar.sahel.example"),
        ('<link rel="canonical" href="/a/1.html"><link rel="icon" href="https://cdn.example/i">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        (
            '<link rel="canonical" href="https://sahel.example/"><meta property="og:site_name" content="س">',
            "س",
        ),
    ],
)
def test_an_outlet_without_a_name_is_told_by_its_address(head: str, outlet: str) -> None:
    page = TABLE.replace("<head>", f"<head>{head}").replace("windows-1256", "utf-8")
    assert load_bytes(page.encode(), "a.htm").outlet == outlet
