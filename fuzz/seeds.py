"""Small whole inputs of each kind, all invented, and words of their formats."""

from pathlib import Path

from tests.read.samples import HTML as SMALL_HTML

PAGES = tuple(page.encode() for page in (
    "Kirlau (naw) - Die Ministerin Maren Holt hat am Dienstag in Wehrden den Außenminister Timo Brandt getroffen.\n"
    "„Wir liefern“, sagte Holt der Zeitung „Elbkurier“, „keine Raketen.“ Laut Brandt sei nichts beschlossen; er habe "
    "erklärt, dass man bis zum 3. April 2031 prüfe.\nRund 40 Menschen wurden verletzt, 3,5 Mio. Euro fehlen.",
    "Kirlau — The minister Maren Holt met Timo Brandt on Tuesday. \"We will not deliver,\" she told the Elbkurier, "
    "\"any rockets.\" According to Brandt, 40 people were injured last week; $3.8 billion are missing.",
    "Interview\nElbkurier: Frau Holt, was nun?\nHolt: Wir warten. \nFrage: Bis wann?\nAntwort: Bis Montag, 12.00 Uhr.",
))  # fmt: skip
HTML = (
    SMALL_HTML.encode(),
    "<html lang=en><head><meta charset=windows-1252><base href='//x'><script type='application/ld+json'>[{\"@graph\":"
    "[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2031-03-03\",\"author\":\"x\"}]}]</script></head><body>"
    "<main><h1>Titel &ndash; kurz</h1><time datetime='2031-03-03T10:00'>3. März</time><p>Aske sagte: &bdquo;Ja&ldquo;."
    "<p>Der Rat<br>tagt.<table><tr><td>1<td>2</table><pre> x\n y</pre><template>weg</template></main>".encode(),
)  # fmt: skip
TIMES = tuple(text.encode() for text in (
    "Am Dienstag, dem 3. März 2031, um 12.30 Uhr, vor drei Wochen, seit Anfang 2029 und bis Ende des Jahres.",
    "Zwischen dem 5. und 17.04. tagte der Rat; Mitte der 2020er Jahre, im ersten Halbjahr, in der Nacht zum Montag.",
    "On March 3, 2031, two weeks ago, between 2029 and 2031, in the early 2020s, last Tuesday at 5:30 p.m. GMT.",
    "Kirlau, 03.03.2031\nGestern Abend gegen 20 Uhr, heute früh, übermorgen, kommende Woche, Ostern 2031, W03.",
))  # fmt: skip
QUOTATIONS = tuple(text.encode() for text in (
    "„Wir kommen“, sagte Holt am Montag. „Aber nicht heute.“ Brandt entgegnete: »Das ›Nein‹ bleibt.«",
    "Laut Holt sei alles gut, so die Ministerin. Brandt zufolge gebe es „keine Eile“ (Elbkurier). Er glaube, er könne das.",
    "'We come,' Holt said. \"But not today,\" she added, \"and not 'tomorrow'.\" According to Brandt, nothing changed.",
    "Holt (52): Nein. – Brandt: Doch! „Wie bitte?", "Es hieß, dass man hoffe, dass Holt gesagt habe, dass Brandt komme.",
))  # fmt: skip
RDF = (
    b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b"<item rdf:about='x'><title>Neu</title><link>https://bote.example/1</link><description>Der Rat tagt.</description>"
    b"</item></rdf:RDF>"
)
SITEMAP = (
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://bote.example/1</loc>'
    b"<lastmod>2031-03-03</lastmod><news:news><news:title>Neu</news:title></news:news></url></urlset>"
)
SITEMAP_INDEX = b"<sitemapindex><sitemap><loc>https://bote.example/a.xml</loc></sitemap></sitemapindex>"
NESTED_MAIL = (
    b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nMIME-Version: 1.0"
    b"\r\nSubject: =?koi8-r?B?8uHk?= =?x?Q?=\r\nContent-Type: text/html; charset=nowhere\r\n\r\n<p>Aske sagte ja.</p>"
)
NEWSML = """<?xml version="1.0" encoding="utf-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:x:1" version="2"><itemMeta><versionCreated>2031-03-03T10:00:00Z</versionCreated><pubStatus
qcode="stat:usable"/><provider qcode="x"><name>NAW</name></provider></itemMeta><contentMeta><headline>Neu</headline>
</contentMeta><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>Aske kündigte
an.</p><table/></body.content></body></nitf></inlineXML></contentSet></newsItem></itemSet></newsMessage>""".encode()
NINJS = (
    b'[{"uri": "https://bote.example/1", "type": "text", "versioncreated": "2031-03-03T10:00:00Z", "headline": "Neu", '
    b'"body_html": "<p>Aske sagte ja.</p>", "pubstatus": "usable"}, {"uri": "urn:x:2", "bodies": [{"role": "main", '
    b'"contentType": "text/plain", "value": "Der Rat tagt."}], "infoSources": [{"name": "NAW"}], "headlines": [{}]}]'
)
CHUNKED = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bote.example/1\r\nContent-Type: application/http; "
    b"msgtype=response\r\nContent-Length: 173\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: "
    b"identity\r\nContent-Type: text/html\r\n\r\n1a\r\n<p>Aske sagte ja und nein.\r\n6\r\n</p>ab\r\n0\r\n\r\n\r\n\r\n"
)
HERE = Path(__file__).parent.parent
ANNOTATED = tuple(path.read_bytes() for path in sorted((HERE / "corpus/demo").glob("*.page"))[:3])
ORDERS = (HERE / "docs/watch.md").read_bytes().partition(b"```toml\n")[2].partition(b"```")[0]
SEARCHES = (
    b"Raketen",
    b'"keine Raketen" Holt',
    b"Holt OR NEAR(Brandt, 3) *",
    b'a"b"c AND -d:e^2',
    "über  ß".encode(),
)
LOTS = tuple(bytes((n * k * 37 + k) % 256 for k in range(48)) for n in range(12))

WORDS = tuple("„ “ » « ‚ ‘ \" ' – — … : ; ( ) [ ] \n \n\n \r \t \x00 \u202e \u2028 \xa0 \ufeff \ud83d\ude00 laut zufolge sagte "
              "dass sei habe würde nicht am Montag 3. März 2031 12.30 Uhr Mio. Dr. Frau Ministerin Präsident naw dpa Von Foto: "
              "Quelle: Mehr zum Thema said according to Holt Brandt Kirlau EU USA 1 40 3,5 % € $ ß Ä é 中 ا".encode("utf-8", "replace").split(b" "))  # fmt: skip
TAGS = tuple(b"<p> </p> <div> </div> <br> <h1> </h1> <article> </article> <table> <tr> <td> <script> </script> <style> <!-- --> "
             b"<![CDATA[ ]]> <meta <title> <time <pre> <svg> <math> <template> <plaintext> <noscript> <body> </body> <html> <base "
             b"&amp; &#0; &#xD800; &#x110000; &bdquo &nbsp; charset= datetime= datePublished hidden class= itemprop= \" ' > {\"@type\": "
             b"<a\xcc\x88> <x:y> <\x00p>".split(b" "))  # fmt: skip
DATE_WORDS = tuple(b"am Am im Im vor nach seit bis zum der dem den Montag Dienstag Januar 3. 31. 30.2. 2031 29 0 99999999999999999999 "
                   b"12.30 Uhr 24:00 Woche Wochen Jahr Jahre Jahren Jahrhundert Ostern Anfang Ende Mitte Nacht gestern morgen heute "
                   b"zwischen und oder - / . , last next ago in March Tuesday 1st the of century p.m. GMT 1e9 \xc2\xb2 \xd9\xa3 "
                   b"hundert Millionen drei".split())  # fmt: skip
QUOTE_WORDS = tuple("„ “ ” » « › ‹ ‚ ‘ ’ \" ' ( ) , . : ! ? … – sagte sagt erklärte meint laut zufolge so hieß dass ob er sie wir "
                    "ich sei habe würde könne Holt Brandt Ministerin said told added according to that".encode().split())  # fmt: skip
CELLS = tuple(b"1\tja\t_\t_\t_\t_\t_\t_\t_\t_\n|1-2\tzum\t_\t_\t_\t_\t_\t_\t_\t_\n|2-1|1.1|0|-|\t|\n|\n\n|# text = x\n|SpaceAfter=No|"
              b"99999999999|\xc2\xb2".split(b"|"))  # fmt: skip
WARC_WORDS = (b"WARC/1.0 WARC/1.1 WARC-Type: response resource revisit conversion Content-Length: 0 -1 99999999999 Content-Encoding: gzip "
              b"br deflate Transfer-Encoding: chunked HTTP/1.1 200 301 0\\r\\n ffffffff \\r\\n\\r\\n WARC-Target-URI: metadata://")  # fmt: skip
XML_WORDS = (b"<!DOCTYPE <!ENTITY x SYSTEM 'file:///etc/passwd'> &x; &lt; &#0; &#x110000; <![CDATA[ ]]> <?xml encoding='utf-16' "
             b"encoding='nowhere' ?> <item> </item> <entry> <link <title> <loc> xmlns:a='b' <a:b> <newsItem <inlineXML> <p> </p>")  # fmt: skip
JSON_WORDS = (
    b'{ } [ ] " , : null true 1e999 -0 NaN \\ud800 \\u0000 "id" "text" "html" "items" "uri" "bodies" "value" {} [] '
    b'"headlines" "content_html" "published" "2031-02-30" "is"'
)
MAIL_WORDS = (b"Content-Type: multipart/mixed; boundary=A --A --A-- message/rfc822 text/html charset=utf-7 =?utf-8?B? ?= "
              b"Content-Transfer-Encoding: base64 quoted-printable uuencode =3D = Date: Subject: From: \x00 boundary=\"\"")  # fmt: skip
PDF_WORDS = (b"/Length /Filter /FlateDecode /LZWDecode /ASCII85Decode /Kids [3 0 R] /Parent 2 0 R obj endobj stream endstream xref trailer "
             b"/Prev 0 /Encrypt << >> ( ) BT ET Tj Td /Contents /XObject Do -1 99999999999 /ToUnicode /Type /ObjStm %%EOF")  # fmt: skip
MARKS = tuple(
    b"[[ ]] | [[P: [[D1: [[C1,2: [[T=2031: [[E1: [[O=x: [[S1+2: : ; = \n===\n m| h| b| k| | person # ~ speaker".split(
        b" "
    )
)
TOML_WORDS = tuple(b"[[feed]] [[sitemap]] [[page]] [watch] [[alert]] [[sink]] = \" ' { } [ ] , \n# every url name kind = delay 1e999 nan inf "
                   b"2031-03-03 true \"10 min\" \"-1 s\" https:// file:/// \"\xc2\xb2 min\" urls on since".split(b" "))  # fmt: skip
SEARCH_WORDS = tuple(
    b"\" * ( ) AND OR NOT NEAR : ^ - + % _ ' \\ \x00 { } Holt Raketen \xc3\x9f \xf0\x9f\x98\x80".split(b" ")
)
