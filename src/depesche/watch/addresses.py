"""URLs: which may be asked for, in one spelling."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

PORTS = {"http": 80, "https": 443}
MOST_CHARACTERS = 2_000
SAFE = "%/:=&?~#+!$,;'@()*[]"
TRACKING = ("utm_", "fbclid=", "gclid=")
UNFIT = re.compile(r"[\x00-\x20\x7f]")


class BadAddress(ValueError):
    """A URL that is not asked for; the words say why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart for a connection. `host` is in ASCII and small letters, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return f"{self.scheme}://{self._shown}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def _shown(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def target_of(url: str) -> Target:
    """The parts of an absolute URL. Raises `BadAddress` for other schemes, user names, and what is no URL."""
    if len(url) > MOST_CHARACTERS:
        raise BadAddress(f"the address has more than {MOST_CHARACTERS} characters")
    if UNFIT.search(url):
        raise BadAddress("the address holds spaces or control characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadAddress(f"it is no address ({error})") from None
    if parts.scheme not in PORTS:
        raise BadAddress(f"only http and https are fetched, not {parts.scheme or 'an address without them'}:")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("addresses with a user name are not fetched")
    if not host:
        raise BadAddress("the address names no host")
    try:
        host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise BadAddress("the name of the host cannot be written in ASCII") from None
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return Target(parts.scheme, host.rstrip(".").lower(), port or PORTS[parts.scheme], path)


def host_of(url: str) -> str:
    """The host of a URL, for its turn in the queue; empty if it has none."""
    try:
        return target_of(url).host
    except BadAddress:
        return ""


def joined(base: str, reference: str) -> str:
    """A reference made absolute, without its fragment; the reference itself if that cannot be done."""
    try:
        parts = urlsplit(urljoin(base, reference.strip()))
        return urlunsplit(parts._replace(fragment="", scheme=parts.scheme.lower(), netloc=parts.netloc))
    except ValueError:
        return reference.strip()


def one_spelling(url: str) -> str:
    """A URL without what does not tell one page from another: fragment, tracking, a default port, case of the host."""
    try:
        target = target_of(url)
    except BadAddress:
        return url
    path, _, query = target.path.partition("#")[0].partition("?")
    kept = "&".join(part for part in query.split("&") if part and not part.startswith(TRACKING))
    return f"{target.origin}{path}" + (f"?{kept}" if kept else "")
