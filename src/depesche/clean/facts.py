"""What the markup of an HTML page says about it, before the text is asked."""

from dataclasses import dataclass

from depesche.model.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Stated:
    """One value with the place in the markup that states it, e.g. `og:title` or `JSON-LD NewsArticle.author`."""

    value: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlFacts:
    """Statements of markup, best first where there are several; empty or None where the page makes none.

    All strings are plain text (entities resolved, white space collapsed, never empty).
    """

    title: Stated | None = None
    """The headline, without kicker and without the outlet's suffix."""
    kicker: Stated | None = None
    author: Stated | None = None
    """Persons (or desks) in the order of the page, joined by `, `."""
    outlet: Stated | None = None
    """Name of the site or publisher: og:site_name, JSON-LD publisher, application-name."""
    published: When = UNKNOWN
    """Exact day (earliest == latest) with `how`, e.g. `markup: JSON-LD datePublished '2026-03-02T10:51'`."""
    url: Stated | None = None
    """Canonical address of the page."""
    language: str | None = None
    """Two-letter code that the markup states (`lang`, `og:locale`, JSON-LD `inLanguage`), lower case."""
    description: str | None = None
    credits: tuple[Stated, ...] = ()
    """Agencies and sources that fields name: JSON-LD `creditText`, `copyrightHolder`, `sourceOrganization`,
    `isBasedOn`, meta `copyright`, `news_source`, `original-source`."""
    credit_lines: tuple[str, ...] = ()
    """Visible lines of the page whose markup (class, itemprop, rel) marks them as source, agency or author lines."""
