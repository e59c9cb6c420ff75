"""Webhooks and mails: signed, tried again, refused where they may not go."""

import contextlib
import hashlib
import hmac
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from evaluation.simulated_wire import START, Served, Simulated, answered

from depesche.model.watching import Alert, Delivery
from depesche.settings import DEFAULT
from depesche.store import Store, WatchBook
from depesche.watch.alerting import Alerts
from depesche.watch.exchange import Limits, Reply, Request, Trouble
from depesche.watch.loop import Watch
from depesche.watch.orders import Orders, Rule, Sink, Source
from depesche.watch.sinks import lines_of, mail_of, to_mail
from depesche.watch.transport import Transport
from tests.watch.server import UNTRUSTED
from tests.watch.test_alerts import claim

HOOK = "https://hook.example.org/depesche"
ALERT = Alert(
    id="alert:1", rule="Hafen", kind="statement", headline="statement of Ilka Brandt\r\nBcc: x@example.org",
    finding="quotation:7", page="p", words="der Hafen werde größer", chain="Elbkurier <- Ilka Brandt", made=START,
    origins=("Ilka Brandt",), url="https://elbkurier.example.org/7",
)  # fmt: skip


class Hook:
    """A webhook with the answers told."""

    def __init__(self, *answers: Reply | Trouble) -> None:
        self.answers, self.got = list(answers), list[Request]()

    def serve(self, request: Request, now: float) -> Served:
        self.got.append(request)
        return (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]), 1.0


def watched(path: Path, hook: Hook, seconds: float, *, secret: str = "") -> WatchBook:
    """A watch without sources that are due, with one alert to send."""
    sink = Sink(name="hook", kind="webhook", url=HOOK, secret_env="SECRET")
    rule = Rule(name="r", when=("statement",), actor="Kolb", to=("hook",))
    source = Source(name="list", kind="pages", urls=())
    orders = Orders(sources=(source,), rules=(rule,), sinks=(sink,))
    store = Store.open(path)
    book = WatchBook(store)
    alerts = Alerts(orders, store, DEFAULT, print, say=lambda line: None, environment={"SECRET": secret})
    alerts.prepare()
    if not book.alerts():
        with store.page_transaction():
            page = claim("one").build()
            store.add(page)
            book.freshen(page.page.id)
        alerts.look(START)
    wire = Simulated(hook.serve)
    Watch(orders, store, wire, DEFAULT, lambda line: None, alerts).run(until=START + seconds)
    return book


def test_a_webhook_gets_signed_json(tmp_path: Path) -> None:
    hook = Hook(answered(HOOK, 204))
    book = watched(tmp_path / "a.db", hook, 60, secret="geheim")
    (request,) = hook.got
    headers = dict(request.headers)
    assert (request.method, request.url, headers["Content-Type"]) == ("POST", HOOK, "application/json")
    alert = json.loads(request.body)
    assert alert["id"] == headers["X-Depesche-Alert"]
    assert alert["chain"] == "Elbkurier <- Heiner Kolb"
    signed = hmac.new(b"geheim", headers["X-Depesche-Time"].encode() + b"." + request.body, hashlib.sha256)
    assert headers["X-Depesche-Signature"] == f"sha256={signed.hexdigest()}"
    assert book.counts().undelivered == 0


def test_a_webhook_that_fails_is_tried_again_with_the_same_alert(tmp_path: Path) -> None:
    hook = Hook(answered(HOOK, 500), Trouble(reason="reset"), answered(HOOK, 302, location=HOOK), answered(HOOK, 200))
    book = watched(tmp_path / "a.db", hook, 3_000)
    assert len(hook.got) == 4
    assert len({dict(r.headers)["X-Depesche-Alert"] for r in hook.got}) == 1
    assert "X-Depesche-Signature" not in dict(hook.got[0].headers)
    assert book.counts().undelivered == 0


def test_a_webhook_is_given_up_at_last_and_sent_after_a_restart(tmp_path: Path) -> None:
    hook = Hook(answered(HOOK, 500))
    assert watched(tmp_path / "a.db", hook, 10).counts().undelivered == 1
    assert watched(tmp_path / "a.db", hook, 400_000).counts().undelivered == 0
    assert 12 <= len(hook.got) <= 13
    good = Hook(answered(HOOK, 200))
    assert watched(tmp_path / "b.db", Hook(Trouble(reason="reset")), 10).counts().undelivered == 1
    assert watched(tmp_path / "b.db", good, 1_000).counts().undelivered == 0
    assert len(good.got) == 1


def test_webhooks_in_private_networks_are_refused() -> None:
    request = Request(url="http://127.0.0.1:9/hook", method="POST", body=b"{}")
    result = Transport("test", Limits()).send(request)
    assert isinstance(result, Trouble) and "private network" in result.reason


def test_lines_for_people() -> None:
    lines = "\n".join(lines_of(ALERT))
    for words in (
        "[Hafen]",
        "  der Hafen werde größer",
        "Elbkurier <- Ilka Brandt",
        "origins: Ilka Brandt",
        "show quot",
    ):
        assert words in lines


def test_a_mail_has_one_line_of_subject() -> None:
    mail = mail_of(Sink(name="m", kind="mail", sender="a@example.org", to=("b@example.org", "c@example.org")), ALERT)
    assert mail["Subject"] == "[Hafen] statement of Ilka Brandt Bcc: x@example.org"
    assert mail["Bcc"] is None
    assert (mail["To"], mail["Message-ID"]) == ("b@example.org, c@example.org", "<alert.1@depesche.invalid>")
    assert "  der Hafen werde größer" in mail.get_content()


class MailServer:
    """Takes mails by SMTP, with STARTTLS or without."""

    def __init__(self, *, tls: bool, refuse: bool = False) -> None:
        self.mails: list[str] = []
        self.encrypted = False
        self._tls, self._refuse = tls, refuse
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), client:
                self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        client.sendall(b"220 mail.example.org\r\n")
        self._talk_on(client)

    def _talk_on(self, client: socket.socket) -> None:
        lines = client.makefile("rb")
        while line := lines.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"EHLO":
                extensions = b"250-mail.example.org\r\n250-STARTTLS\r\n" if self._tls and not self.encrypted else b""
                client.sendall(extensions + b"250 SMTPUTF8\r\n")
            elif word == b"STARTTLS":
                client.sendall(b"220 go\r\n")
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(UNTRUSTED)
                self.encrypted = True
                with context.wrap_socket(client, server_side=True) as inner:
                    self._talk_on(inner)
                return
            elif word == b"RCPT" and self._refuse:
                client.sendall(b"550 no such user\r\n")
            elif word == b"DATA":
                client.sendall(b"354 go\r\n")
                body = b""
                while (part := lines.readline()) not in (b".\r\n", b""):
                    body += part
                self.mails.append(body.decode("utf-8", "replace"))
                client.sendall(b"250 ok\r\n")
            else:
                client.sendall(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")

    def close(self) -> None:
        self._listening.close()


@contextmanager
def mail_server(*, tls: bool, refuse: bool = False) -> Iterator[MailServer]:
    server = MailServer(tls=tls, refuse=refuse)
    try:
        yield server
    finally:
        server.close()


def mailed(server: MailServer, *, starttls: bool, trust: ssl.SSLContext | None = None) -> str | None:
    sink = Sink(
        name="m", kind="mail", host="localhost", port=server.port, sender="a@example.org", to=("b@example.org",),
        starttls=starttls,
    )  # fmt: skip
    return to_mail(sink, {}, trust)(Delivery(alert=ALERT, sink="m"))


def test_a_mail_arrives() -> None:
    with mail_server(tls=False) as server:
        assert mailed(server, starttls=False) is None
        assert len(server.mails) == 1


def test_a_mail_arrives_over_tls() -> None:
    trust = ssl.create_default_context(cafile=str(UNTRUSTED))
    trust.check_hostname = False  # the certificate of the tests has another name
    with mail_server(tls=True) as server:
        assert mailed(server, starttls=True, trust=trust) is None
        assert server.encrypted and len(server.mails) == 1


@pytest.mark.parametrize(
    ("tls", "refuse", "starttls"), [(False, False, True), (True, False, True), (False, True, False)]
)
def test_mails_that_do_not_go(tls: bool, refuse: bool, starttls: bool) -> None:
    """No TLS where it is ordered; a certificate that nobody vouches for; a user that the server does not know."""
    with mail_server(tls=tls, refuse=refuse) as server:
        assert mailed(server, starttls=starttls) is not None
        assert server.mails == []


def test_no_mail_server() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # a port on which nobody listens, and which nobody else can take
        sink = Sink(
            name="m", kind="mail", host="127.0.0.1", port=bound.getsockname()[1], sender="a@example.org",
            to=("b@example.org",), starttls=False,
        )  # fmt: skip
        assert to_mail(sink, {})(Delivery(alert=ALERT, sink="m")) is not None
