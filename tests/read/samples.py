"""Small whole files of each kind that pages come in."""

import gzip
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pyarrow
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = "<!DOCTYPE html><title>Neue Brücke</title><body><p>Aske kündigte die Brücke an.</p></body>"
WHEN = "2026-03-02T10:51:00Z"
Response = tuple[bytes, Mapping[str, str]]
"""Body and HTTP headers."""


class Writer(WARCWriter):  # type: ignore[misc]
    """Warcio's writer, which leaves temporary files open; here they stay in memory, and ids and times are fixed."""

    _count = 0

    def _make_warc_id(self) -> str:
        self._count += 1
        return f"<urn:uuid:00000000-0000-0000-0000-{self._count:012d}>"

    def curr_warc_date(self) -> str:
        return WHEN

    @classmethod
    def _create_temp_file(cls) -> io.BytesIO:
        return io.BytesIO()


def html(number: int) -> bytes:
    """A page that differs from its neighbours."""
    return HTML.replace("Aske", f"Aske {number}").encode()


def warc(*responses: Response, packed: bool = True, status: str = "200 OK") -> bytes:
    """A web archive with a request and a response for each body, written by another program than reads it."""
    out = io.BytesIO()
    writer = Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for number, (body, headers) in enumerate(responses):
        url = f"https://bote.example/{number}"
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "bote.example")], is_http_request=True)
        answer = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        for kind, head, payload in (("request", request, b""), ("response", answer, body)):
            writer.write_record(
                writer.create_warc_record(
                    url, kind, payload=io.BytesIO(payload), http_headers=head, warc_headers_dict={"WARC-Date": WHEN}
                )
            )
    return out.getvalue()


def plain(number: int) -> Response:
    """A response with HTML as it is."""
    return html(number), {"Content-Type": "text/html; charset=utf-8"}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def wacz() -> bytes:
    """A web archive collection with an archive of two pages."""
    return zipped({
        "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}',
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://bote.example/0", "text": "nicht dies"}\n',
        "indexes/index.cdx.gz": gzip.compress(b"x", mtime=0),
        "archive/data.warc.gz": warc(plain(0), plain(1)),
    })  # fmt: skip


def pdf(*lines: str) -> bytes:
    """A PDF of one sheet, its objects written by hand."""
    drawn = "BT /F1 12 Tf 72 720 Td " + " 0 -14 Td ".join(f"({line}) Tj" for line in lines) + " ET"
    stream = drawn.encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + end + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))


def table(columns: Mapping[str, list[Any]]) -> bytes:
    """A Parquet table."""
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(dict(columns)), out)
    return out.getvalue()


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bote: alles</title>
<item><title>Neue Brücke &amp; neue Straße</title><link>https://bote.example/1</link>
<description>Kurz</description><content:encoded><![CDATA[<p>Aske kündigte die Brücke an.</p>]]></content:encoded>
<pubDate>Mon, 02 Mar 2026 10:51:00 +0100</pubDate><source url="https://naw.example/feed">NAW</source></item>
<item><title>Nur ein Anriss</title><description>&lt;p&gt;Der Rat tagt&nbsp;heute.&lt;/p&gt;</description>
<guid>https://bote.example/2</guid><pubDate>gestern</pubDate></item>
<item><title>Nichts</title></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Alles</title>
<entry><title type="html">Neue &lt;b&gt;Brücke&lt;/b&gt;</title><link rel="self" href="https://bote.example/x.atom"/>
<link href="https://bote.example/1"/><updated>2026-03-03T08:00:00Z</updated><published>2026-03-02T10:51:00Z</published>
<source><title>NAW</title><id>x</id></source><summary>Kurz</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Aske &amp; Rat<br/>kündigten an.</p></div></content></entry>
<entry><title>Text</title><summary>3 &lt; 5, sagte Aske.</summary></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Bote", "items": [
{"id": "1", "url": "https://bote.example/1", "title": "Brücke", "content_html": "<p>Aske kündigte an.</p>",
 "date_published": "2026-03-02T10:51:00Z"}, 5, {"id": "2", "content_text": "Der Rat tagt."}, {"id": "3"}]}"""
MAIL = """From: =?utf-8?q?Kirlauer_Bote?= <brief@bote.example>
To: leser@example.org
Subject: =?utf-8?q?Neue_Br=C3=BCcke?=
Date: Mon, 02 Mar 2026 10:51:00 +0100
List-Id: "Kirlauer Bote" <brief.bote.example>
Archived-At: <https://bote.example/brief/1>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=AAA

--AAA
Content-Type: multipart/alternative; boundary=BBB

--BBB
Content-Type: text/plain; charset=utf-8

Aske schrieb.
--BBB
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>Aske k=FCndigte an.</p>
--BBB--
--AAA
Content-Type: application/pdf; name=plan.pdf
Content-Disposition: attachment; filename=plan.pdf
Content-Transfer-Encoding: base64

JVBERi0=
--AAA--
""".replace("\n", "\r\n")
CSV = 'Url;Text;Date\r\nhttps://bote.example/1;"Aske sagte:\r\n""Ja; nein."" ";2026-03-02\r\n;Der Rat tagt.;\r\n'
CSV += ";;gestern\r\n"
