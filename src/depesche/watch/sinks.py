"""Where alerts go: the terminal, a file of JSON lines, a mail server, and what is sent to a webhook."""

import contextlib
import hashlib
import hmac
import json
import os
import smtplib
import ssl
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from depesche.model.watching import Alert, Delivery
from depesche.watch.exchange import Request
from depesche.watch.orders import Sink

Send = Callable[[Delivery], str | None]
"""Sends an alert; returns why it could not."""
MAIL_SECONDS = 20.0
TAIL_BYTES = 1 << 20


def alert_object(alert: Alert) -> dict[str, Any]:
    """An alert as JSON has it, in the file and at the webhook."""
    return {
        "id": alert.id,
        "rule": alert.rule,
        "kind": alert.kind,
        "headline": alert.headline,
        "finding": alert.finding,
        "page": alert.page,
        "words": alert.words,
        "chain": alert.chain,
        "origins": list(alert.origins),
        "outlet": alert.outlet,
        "title": alert.title,
        "url": alert.url,
        "source": alert.source,
        "more": dict(alert.more),
        "made": datetime.fromtimestamp(alert.made, UTC).isoformat(timespec="seconds"),
    }


def lines_of(alert: Alert) -> list[str]:
    """An alert for people."""
    words = [line for line in alert.words.splitlines() if line.strip()]
    found = [f"[{alert.rule}] {alert.headline}", *(f"  {line.rstrip()}" for line in words)]
    found.append(f"  {alert.chain}" + (f" · origins: {', '.join(alert.origins)}" if alert.origins else ""))
    found += [f"  {name}: {' '.join(value.split())}" for name, value in alert.more if value]
    return [*found, f"  {alert.url or alert.source} · depesche show {alert.finding}"]


def to_terminal(write: Callable[[str], None]) -> Send:
    """Prints alerts."""

    def send(delivery: Delivery) -> str | None:
        write("\n".join(lines_of(delivery.alert)))
        return None

    return send


def to_file(path: Path) -> Send:
    """Appends a line for each alert. One whose writing was cut off is completed, not written twice."""

    def send(delivery: Delivery) -> str | None:
        try:
            with path.open("a+b") as file:
                if delivery.begun and _has(file, delivery.alert.id):
                    return None
                line = json.dumps(alert_object(delivery.alert), ensure_ascii=False) + "\n"
                file.write(line.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            return f"{path}: {error.strerror or error}"
        return None

    return send


def _has(file: Any, alert: str) -> bool:
    """True if the end of the file has the alert whole; half a line is cut off."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - TAIL_BYTES))
    tail: bytes = file.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        file.truncate(size - len(tail) + len(whole))
    return f'"id": "{alert}"'.encode() in whole


def webhook_request(sink: Sink, alert: Alert, now: float, environment: Mapping[str, str]) -> Request:
    """The request that brings an alert: JSON, signed with HMAC-SHA256 over time and body if there is a secret."""
    body = json.dumps(alert_object(alert), ensure_ascii=False).encode("utf-8", "replace")
    stamp = str(int(now))
    headers = [("Content-Type", "application/json"), ("X-Depesche-Alert", alert.id), ("X-Depesche-Time", stamp)]
    secret = environment.get(sink.secret_env, "") if sink.secret_env else ""
    if secret:
        signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        headers.append(("X-Depesche-Signature", f"sha256={signed}"))
    return Request(url=sink.url, method="POST", headers=tuple(headers), body=body, most_bytes=1_000_000)


def mail_of(sink: Sink, alert: Alert) -> EmailMessage:
    """The mail that brings an alert. Its id is that of the alert, so that a second one is known as such."""
    mail = EmailMessage()
    mail["From"], mail["To"] = sink.sender, ", ".join(sink.to)
    mail["Subject"] = " ".join(f"[{alert.rule}] {alert.headline}".split())[:200]
    mail["Message-ID"] = f"<{alert.id.replace(':', '.')}@depesche.invalid>"
    mail["Date"] = format_datetime(datetime.fromtimestamp(alert.made, UTC))
    mail.set_content("\n".join(lines_of(alert)) + "\n")
    return mail


def to_mail(sink: Sink, environment: Mapping[str, str], trust: ssl.SSLContext | None = None) -> Send:
    """Sends mails; with STARTTLS, unless that is turned off, and never without it in its place."""

    def send(delivery: Delivery) -> str | None:
        try:
            server = smtplib.SMTP(sink.host, sink.port, timeout=MAIL_SECONDS)
            try:
                if sink.starttls:
                    server.starttls(context=trust or ssl.create_default_context())
                if sink.user:
                    server.login(sink.user, environment.get(sink.password_env, ""))
                server.send_message(mail_of(sink, delivery.alert))
                with contextlib.suppress(OSError, smtplib.SMTPException):
                    server.quit()  # the mail is gone: what the server says now changes nothing
            finally:
                server.close()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return f"{sink.host}: {type(error).__name__}: {error}"[:300]
        return None

    return send
