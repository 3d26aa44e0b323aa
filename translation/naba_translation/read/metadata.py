"""What a web page says about itself in its head: title, outlet, author, date."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from naba_translation.normalise import search_key
from naba_translation.read.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml import html

_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_DATES = tuple(
    "article:published_time og:published_time datepublished parsely-pub-date pubdate publishdate "
    "publish-date date dc.date dc.date.issued sailthru.date article:published".split()
)
_SITE = re.compile(r"\s+[|–—-]\s+|\s*\|\s*|\s+::\s+|\s*»\s*")
_ADDRESS = re.compile(r"https?://(?:www\.)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?::\d+)?(?:[/?#]|\Z)")
_SCRIPT_LIMIT = 200_000  # characters of embedded JSON looked at


class Facts(NamedTuple):
    """A page's own statements; empty or None where it makes none."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None


def page_metadata(tree: html.HtmlElement, headings: list[str]) -> Facts:
    """Read the head of a page. `headings`: the texts of its h1 elements, in order, for choosing the title."""
    named = _meta(tree)
    linked = _linked_data(tree)
    whole = _line(tree.findtext(".//title") or "")
    outlet = _first(named, _OUTLETS) or linked.get("publisher", "")
    title = _first(named, _TITLES) or linked.get("headline", "")
    title, site = _without_site(title or whole, outlet)
    for heading in map(_line, headings):
        key = search_key(heading)
        if key and (key in search_key(whole + " " + title) or not title or len(headings) == 1):
            title = heading
            break
    if not outlet:
        outlet = site or _without_site(whole, "")[1] or _host(tree, named)
    author = _first(named, _AUTHORS)
    if re.match(r"https?:", author) or search_key(author) == search_key(outlet):
        author = ""
    published = _first(named, _DATES) or linked.get("datePublished", "") or _time(tree)
    found = find_date(published[:80])
    return Facts(title, outlet, author or linked.get("author", ""), found.date if found else None)


def _line(text: str) -> str:
    return " ".join(text.split())


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content") or "")
        if name and content:
            named.setdefault(name.lower(), content)
    return named


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _host(tree: html.HtmlElement, named: dict[str, str]) -> str:
    """Where the page says that it lies, such as "example.org"; empty where it does not say."""
    links = (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical")
    found = (_ADDRESS.match(address.strip().lower()) for address in (_first(named, ("og:url",)), *links))
    return next((match[1] for match in found if match), "")


def _time(tree: html.HtmlElement) -> str:
    return next((element.get("datetime") for element in tree.iter("time") if element.get("datetime")), "")


def _without_site(title: str, outlet: str) -> tuple[str, str]:
    """A page title without the outlet's name at its end, and that name, "" where there is none."""
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title, ""
    last = parts[-1].strip()
    if outlet and search_key(last) != search_key(outlet) and len(last.split()) > 2:
        return title, ""
    if len(last.split()) > 4:
        return title, ""
    return title[: title.rindex(parts[-1])].rstrip(" |–—-:»"), last


def _linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """Headline, author, publisher and date from the page's JSON-LD (schema.org NewsArticle)."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text and len(script.text) < _SCRIPT_LIMIT:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            for item in _items(data):
                if not str(item.get("@type", "")).endswith(("Article", "Posting", "Report")):
                    continue
                for key in ("headline", "datePublished", "author", "publisher"):
                    value = _name(item.get(key))
                    if value:
                        found.setdefault(key, value)
    return found


def _items(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return "، ".join(filter(None, map(_name, value[:5])))
    if isinstance(value, dict):
        value = value.get("name")
    return _line(value) if isinstance(value, str) else ""
