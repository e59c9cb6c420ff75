"""What meta elements, JSON-LD and marked elements of a page state about it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from depesche.clean.facts import HtmlFacts, Stated
from depesche.clean.html_date import day_of
from depesche.clean.html_dom import DomLine
from depesche.clean.html_json import Node, article_of, names
from depesche.clean.html_title import headline, kicker_of, plain

Metas = dict[str, str]

OUTLET_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
CREDIT_METAS = ("news_source", "original-source", "syndication-source", "source", "copyright", "dc.source", "agency")
CREDIT_FIELDS = ("creditText", "sourceOrganization", "copyrightHolder", "isBasedOn", "copyrightNotice", "provider")
CREDIT_MARK = re.compile(
    r"(?<![a-z])(?:author|byline|agency|agencies|source|credits?|contributor)s?(?![a-z])", re.IGNORECASE
)
CREDIT_CHARACTERS = 160
"""Longer marked lines are boxes about an author, no credits."""


def facts_of(root: html.HtmlElement, lines: Sequence[DomLine], url: str | None) -> HtmlFacts:
    """All that the markup states. `url` is the page's address if the bringer knows it."""
    metas = metas_of(root)
    article = article_of(root)
    canonical = canonical_of(root, metas)
    outlet = outlet_of(metas, article)
    address = url or (canonical.value if canonical else None)
    candidates = titles_of(root, metas, article, lines)
    second = [line.text for line in lines if line.element.tag == "h2" and not line.hidden]
    title = headline(candidates, outlet_names(outlet, address), second)
    return HtmlFacts(
        title=title,
        kicker=kicker_of(title.value, candidates) if title else None,
        author=author_of(metas, article),
        outlet=outlet,
        published=day_of(root, metas, article, address),
        url=canonical,
        language=language_of(root, metas, article),
        description=metas.get("og:description") or metas.get("description"),
        credits=tuple(credits_of(metas, article)),
        credit_lines=tuple(dict.fromkeys(line.text for line in lines if is_credit(line))),
    )


def metas_of(root: html.HtmlElement) -> Metas:
    """Content of the meta elements by property, name or itemprop in lower case; the first one counts."""
    found: Metas = {}
    for meta in root.iter("meta"):
        content = plain(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            key = (meta.get(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, content)
    return found


def titles_of(root: html.HtmlElement, metas: Metas, article: Node, lines: Sequence[DomLine]) -> list[Stated]:
    """Forms of the headline, the most trusted first."""
    found: list[Stated] = []
    add(found, metas.get("og:title"), "og:title")
    add(found, article.get("headline"), "JSON-LD headline")
    heads = [" ".join(" ".join(h.itertext()).split()) for h in root.iter("h1")]
    for head in heads[:1]:
        add(found, head, "h1")
    for line in lines:
        if heads and any(block.tag == "h1" for block in line.path):
            add(found, line.text, "h1")
    add(found, metas.get("twitter:title"), "twitter:title")
    add(found, root.findtext(".//title"), "title element")
    return found


def add(found: list[Stated], value: Any, how: str) -> None:
    """Appends a value if it is a string with something in it."""
    if isinstance(value, str) and plain(value):
        found.append(Stated(plain(value), how))


def outlet_of(metas: Metas, article: Node) -> Stated | None:
    """The site's or the publisher's name."""
    for key in OUTLET_METAS[:1]:
        if metas.get(key):
            return Stated(metas[key], key)
    for name in names(article.get("publisher")):
        return Stated(plain(name), "JSON-LD publisher")
    return next((Stated(metas[key], key) for key in OUTLET_METAS[1:] if metas.get(key)), None)


def outlet_names(outlet: Stated | None, address: str | None) -> list[str]:
    """Names that a title may carry at its end: the outlet's, and the host with and without its ending."""
    found = [outlet.value] if outlet else []
    host = host_of(address or "")
    if "." in host:
        found += [host, host.rsplit(".", 1)[0]]
    return found


def host_of(address: str) -> str:
    """The host of an address without `www`, or an empty string."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def canonical_of(root: html.HtmlElement, metas: Metas) -> Stated | None:
    """The address that the page gives itself."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and host_of(link.get("href") or ""):
            return Stated(plain(link.get("href") or ""), "link canonical")
    address = metas.get("og:url", "")
    return Stated(address, "og:url") if host_of(address) else None


def author_of(metas: Metas, article: Node) -> Stated | None:
    """Authors as the markup names them."""
    found = names(article.get("author"))
    if found:
        return Stated(", ".join(plain(name) for name in found), "JSON-LD author")
    for key in AUTHOR_METAS:
        value = metas.get(key, "")
        if value and not value.startswith("http"):
            return Stated(value, key)
    return None


def language_of(root: html.HtmlElement, metas: Metas, article: Node) -> str | None:
    """Two-letter code of the language that the page says it is in."""
    for value in (root.get("lang"), root.get("xml:lang"), metas.get("og:locale"), article.get("inLanguage")):
        if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?![A-Za-z])", value.strip()):
            return value.strip()[:2].lower()
    return None


def credits_of(metas: Metas, article: Node) -> Iterator[Stated]:
    """Values of fields that name where the text comes from."""
    for field in CREDIT_FIELDS:
        for name in names(article.get(field)):
            yield Stated(plain(name), f"JSON-LD {field}")
    for key in CREDIT_METAS:
        if metas.get(key):
            yield Stated(metas[key], key)


def is_credit(line: DomLine) -> bool:
    """True for a short line whose markup says that it names authors or sources."""
    if len(line.text) > CREDIT_CHARACTERS or line.hidden:
        return False
    return any(CREDIT_MARK.search(marks(element)) for element in (*line.path[:2], *line.inside))


def marks(element: html.HtmlElement) -> str:
    """The words of an element's class, id, itemprop and rel, parted by spaces, in lower case."""
    words = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "rel", "data-testid"))
    return re.sub(r"[_\-\s]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)).lower()
