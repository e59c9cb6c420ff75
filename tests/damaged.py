"""Two thousand damaged pages made from a few whole ones, the same ones in every run."""

import gzip
import json
import random
from collections.abc import Callable, Iterator

from tests.read import samples

TEXT = """Rathaus Kirlau

Bürgermeisterin kündigt neue Brücke an
Von Mara Veltin
02.03.2026, 10:51 Uhr

Kirlau. Die Bürgermeisterin von Kirlau, Jona Aske, hat am Montag eine neue Brücke über die Selde angekündigt.
„Wir beginnen im Herbst“, sagte Aske dem »Kirlauer Boten«. Der Bau koste 4,5 Mio. Euro.
Laut der Nachrichtenagentur NAW lehnt die Opposition den Plan ab.

Lesen Sie auch
play_arrow 1:44 min
"""
HTML = (
    """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Neue Brücke für Kirlau | Kirlauer Bote</title>
<meta property="og:title" content="Neue Brücke für Kirlau"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Neue Brücke für Kirlau", "datePublished": "2026-03-02T10:51:00+01:00",
 "author": [{"@type": "Person", "name": "Mara Veltin"}]}</script></head><body><nav><ul><li><a href="/">Start</a></li>
<li><a href="/sport">Sport</a></li></ul></nav><article><h1>Neue Brücke für Kirlau</h1>
<p class="byline">Von Mara Veltin</p>
"""
    + "\n".join(f"<p>{line}</p>" for line in TEXT.splitlines() if len(line) > 60)
    + """<figure><img src="x.jpg"><figcaption>Die Selde bei Kirlau. Foto: J. Aske</figcaption></figure></article>
<footer>&copy; Kirlauer Bote <br> Impressum &amp; Datenschutz</footer></body></html>"""
)
CONLLU = "\n".join(
    f"{n}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_"
    for n, word in enumerate("Aske kündigt am Montag eine Brücke an .".split(), 1)
)
LINES = "\n".join(
    json.dumps(item, ensure_ascii=False)
    for item in ({"id": "a", "text": TEXT}, {"id": "b", "html": HTML, "published": "2026-03-02"})
)
SEEDS = (("txt", TEXT), ("html", HTML), ("conllu", CONLLU + "\n\n"), ("jsonl", LINES + "\n"))
RECORD_SEEDS = (
    ("warc.gz", samples.warc(*(samples.plain(n) for n in range(4)))),
    ("warc", samples.warc(*(samples.plain(n) for n in range(4)), packed=False)),
    ("wacz", samples.wacz()),
    ("zip", samples.zipped({"a.html": HTML.encode(), "b.txt": TEXT.encode(), "c.jsonl": LINES.encode()})),
    ("pdf", samples.pdf("Aske sagte ja.", "Der Rat schwieg.")),
    ("rss", samples.RSS.encode()),
    ("atom", samples.ATOM.encode()),
    ("json", samples.JSON_FEED.encode()),
    ("eml", samples.MAIL.encode()),
    ("csv", samples.CSV.encode()),
    ("parquet", samples.table({"text": [TEXT, "Der Rat tagt."], "title": ["Neue Brücke", None]})),
)
COUNT = 2_000
HOSTILE = ("\x00", "\u202e", "\u2066", "\ufeff", "\u2028", "\x85", "\x0b", "\x1b[2J", "\U0010ffff", "e" + "\u0301" * 50)
MARKUP = ("<div>", "</div>", "<p", "&#x110000;", "&#xD800;", "&#0;", "&amp", "<!--", "<![CDATA[", "<script>", "</body>",
          "<table><tr><td>", "<svg><p>", '<a href="',
          "<br/>", "<pre>", "\\ud800", '"', "{", "[[[[", "<ä>", "<x-y hidden>")  # fmt: skip
ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "mac_roman",
    "cp850",
    "utf-8-sig",
    "cp500",
    "utf-7",
)

Damage = Callable[[random.Random, bytes], bytes]


def truncated(rng: random.Random, data: bytes) -> bytes:
    """Cut at both ends."""
    start = rng.randrange(len(data)) if rng.random() < 0.3 else 0
    return data[start : rng.randrange(start, len(data)) + 1]


def random_bytes(rng: random.Random, data: bytes) -> bytes:
    """A range replaced by noise, or noise alone."""
    noise = rng.randbytes(rng.choice((1, 3, 50, 2_000)))
    start = rng.randrange(len(data))
    return noise if rng.random() < 0.2 else data[:start] + noise + data[start + rng.randrange(100) :]


def flipped(rng: random.Random, data: bytes) -> bytes:
    """Single bits turned over."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 10, 200))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def hostile(rng: random.Random, data: bytes) -> bytes:
    """Controls and broken markup put in anywhere."""
    out = data
    for _ in range(rng.choice((1, 5, 50))):
        at = rng.randrange(len(out))
        out = out[:at] + rng.choice(HOSTILE + MARKUP).encode("utf-8", "surrogatepass") + out[at:]
    return out


def wrongly_encoded(rng: random.Random, data: bytes) -> bytes:
    """Another encoding than stated, or mojibake, once or twice."""
    text = data.decode("utf-8", "replace")
    for _ in range(rng.randrange(3)):
        text = text.encode("utf-8").decode(rng.choice(("cp1252", "latin-1", "cp437")), "replace")
    return text.encode(rng.choice(ENCODINGS), "replace")


def repeated(rng: random.Random, data: bytes) -> bytes:
    """Pieces again and again: deep nesting, long lines, many lines."""
    start = rng.randrange(len(data))
    piece = data[start : start + rng.choice((1, 5, 40))]
    deep = rng.choice((b"<div>", b"<b>", b"<ul><li>", b"<table><tr><td>", b"[", b'{"a":', b"<p>x", b"\t", b"\n", piece))
    return data[:start] + deep * rng.choice((100, 600, 3_000)) + data[start:]


def packed(rng: random.Random, data: bytes) -> bytes:
    """Gzip, whole or damaged."""
    whole = gzip.compress(data, mtime=0)
    return whole if rng.random() < 0.3 else flipped(rng, whole) if rng.random() < 0.5 else truncated(rng, whole)


def spoiled_inside(rng: random.Random, data: bytes) -> bytes:
    """A number somewhere made huge, small or negative, where sizes and offsets are written."""
    digits = [at for at in range(len(data)) if data[at : at + 1].isdigit()]
    if not digits or rng.random() < 0.5:
        at = rng.randrange(len(data))
        return data[:at] + rng.choice((b"\xff\xff\xff\x7f", b"\x00\x00\x00\x00", b"\xff" * 8)) + data[at + 4 :]
    at = rng.choice(digits)
    return data[:at] + rng.choice((b"99999999999", b"-1", b"0", b"1e9")) + data[at + 1 :]


DAMAGES: tuple[Damage, ...] = (truncated, random_bytes, flipped, hostile, wrongly_encoded, repeated, packed)


def damaged_files(count: int = COUNT) -> Iterator[tuple[str, bytes]]:
    """File names with their bytes. Every kind of page meets every kind of damage, some of them two."""
    for number in range(count):
        rng = random.Random(number)
        ending, seed = SEEDS[number % len(SEEDS)]
        data = seed.encode("utf-8")
        damage = DAMAGES[(number // len(SEEDS)) % len(DAMAGES)]
        data = damage(rng, data)
        if data and rng.random() < 0.3:
            data = rng.choice(DAMAGES)(rng, data)
        name = rng.choice((ending, ending, ending, "unknown"))
        yield f"{number:04d}-{damage.__name__}.{name}", data


def damaged_records(count: int) -> Iterator[tuple[str, bytes]]:
    """File names with their bytes for the kinds that hold many pages or need a reader of their own."""
    damages = (*DAMAGES[:-1], packed, spoiled_inside)
    for number in range(count):
        rng = random.Random(number)
        ending, seed = RECORD_SEEDS[number % len(RECORD_SEEDS)]
        data = damages[(number // len(RECORD_SEEDS)) % len(damages)](rng, seed)
        if data and rng.random() < 0.3:
            data = rng.choice(damages)(rng, data)
        yield f"{number:04d}.{rng.choice((ending, ending, ending, 'unknown'))}", data
