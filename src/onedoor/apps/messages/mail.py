"""An e-mail that came back, as it concerns us: who wrote, what, to which message, and whether it is a machine's.

Pure. Nothing in it is believed: charsets lie, parts are missing, and machines answer machines.
"""

import hashlib
import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any, cast

from onedoor.apps.messages.tags import without_tags
from onedoor.foundation.uploads import NewFile

__all__ = ["MOST_BYTES", "Incoming", "read_mail"]

# Of what is larger only the head is read: pictures of any size come with it, words seldom.
MOST_BYTES = 30 * 2**20
_MOST_WORDS, _MOST_FILES = 10_000, 50
_DECORATION = 20_000
_OURS = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE)
_NAMED = re.compile(r"<([^<>\s]{1,200})>")
_MACHINES = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)\b", re.IGNORECASE)
_BULK = {"bulk", "junk", "list", "auto_reply"}
# Where what was quoted begins, in English, Welsh and as mail programs draw it.
_QUOTED = re.compile(
    r"^(On .{5,200}wrote:|Ar .{5,200}ysgrifennodd.{0,200}:|-{2,}\s*Original Message\s*-{2,}|_{10,}|>|-- $)"
)
_BRANCHES = re.compile(rb"multipart/|message/rfc822", re.IGNORECASE)
# Nobody's mail has so many parts in parts; reading them takes the square of it, and all there is of the stack.
_MOST_BRANCHES = 100
_LONGEST_HEAD = 4_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """`message` is the uuid of ours it is about, empty where it names none. `failed`: it could not be delivered, with
    this status, 5.1.1. `references` are the mails it goes on from, whosever; `files` came with it, unjudged."""

    id: str
    sender: str
    text: str
    message: str
    is_machine: bool
    failed: str = ""
    name: str = ""
    subject: str = ""
    references: tuple[str, ...] = ()
    files: tuple[NewFile, ...] = ()
    is_too_large: bool = False


class _Cut(policy.EmailPolicy):
    """Of each head as much as somebody writes: the library takes the square of its length to read it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEAD])


def read_mail(raw: bytes) -> Incoming:
    """Whatever it is given."""
    is_too_large = len(raw) > MOST_BYTES or len(_BRANCHES.findall(raw)) > _MOST_BRANCHES
    parser = BytesParser(EmailMessage, policy=_Cut())
    mail = cast("EmailMessage", parser.parsebytes(raw[:MOST_BYTES], headersonly=is_too_large))
    report = _report(mail)
    named = _OURS.search(f"{_head(mail, 'In-Reply-To')} {_head(mail, 'References')}") or (report and report[1])
    sender = parseaddr(_head(mail, "From"))[1]
    identifier = _head(mail, "Message-ID").strip() or hashlib.sha256(raw).hexdigest()
    return Incoming(
        id=identifier.strip("<>")[:200],
        sender=sender,
        text="" if report or is_too_large else _words(mail),
        message=named[1].lower() if named else "",
        is_machine=bool(report) or _is_machine(mail, sender),
        failed=report[0] if report else "",
        name=_line(parseaddr(_head(mail, "From"))[0]),
        subject=_line(_head(mail, "Subject")),
        references=tuple(_NAMED.findall(f"{_head(mail, 'In-Reply-To')} {_head(mail, 'References')}"))[-30:],
        files=() if is_too_large else _files(mail),
        is_too_large=is_too_large,
    )


def _line(text: str) -> str:
    """As one line without what no line holds."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _files(mail: EmailMessage) -> tuple[NewFile, ...]:
    """The files that came with it, under the names they say they have; of one that has none, what it is."""
    try:
        parts = [part for part in mail.walk() if not part.is_multipart()]
    except (AttributeError, TypeError, ValueError):
        return ()
    found = [part for part in parts if part.get_content_disposition() == "attachment" or part.get_filename()]
    files = [
        (part, NewFile(_line(part.get_filename() or part.get_content_type())[:200], _bytes(part))) for part in found
    ]
    return tuple(file for part, file in files if not _is_decoration(part, file))[:_MOST_FILES]


def _is_decoration(part: MIMEPart, file: NewFile) -> bool:
    """A small picture that stands in the text, as logos under signatures do; telephones send photos inline too."""
    is_inline = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
    return is_inline and part.get_content_maintype() == "image" and len(file.content) < _DECORATION


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _head(mail: EmailMessage, name: str) -> str:
    """Empty too where a header cannot be read at all; without what no database keeps."""
    try:
        said = str(mail.get(name, ""))
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return ""
    return said.replace("\0", "").encode(errors="replace").decode()


def _is_machine(mail: EmailMessage, sender: str) -> bool:
    says = _head(mail, "Auto-Submitted").lower().strip()
    return bool(
        (says and says != "no") or _head(mail, "Precedence").lower() in _BULK or _head(mail, "X-Autoreply")
        or _head(mail, "Return-Path").strip() == "<>" or _head(mail, "List-Id") or _MACHINES.match(sender)
    )  # fmt: skip


def _report(mail: EmailMessage) -> "tuple[str, re.Match[str] | None] | None":
    """Of a report of delivery (RFC 3464): the status if it failed for good, and our message's id in what came back."""
    if mail.get_content_type() != "multipart/report":
        return None
    status, named = "", None
    for part in mail.walk():
        text = part.as_string() if part.get_content_type() in _TELLING else ""
        if part.get_content_type() == "message/delivery-status" and re.search(r"^Action:\s*failed", text, re.I | re.M):
            found = re.search(r"^Status:\s*(5\.\d{1,3}\.\d{1,3})", text, re.I | re.M)
            status = found[1] if found else "5.0.0"
        elif part.get_content_type() != "message/delivery-status":
            named = named or re.search(rf"^Message-ID:\s*{_OURS.pattern}", text, re.I | re.M)
    return status, named


_TELLING = {"message/delivery-status", "message/rfc822", "text/rfc822-headers"}


def _words(mail: EmailMessage) -> str:
    """What they wrote, without what they quoted. Attachments, winmail.dat among them, are nobody's words."""
    try:
        body = mail.get_body(("plain", "html"))
    except (KeyError, AttributeError, TypeError, ValueError):
        body = None
    if body is None:
        return ""
    text = _decoded(body)
    if body.get_content_type() == "text/html":
        text = without_tags(text)
    kept = []
    for line in text.splitlines():
        if _QUOTED.match(line):
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip()[:_MOST_WORDS]


def _decoded(part: MIMEPart) -> str:
    """By the charset it names, if it is of it; else as most mail is written."""
    content = _bytes(part)
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(charset).replace("\0", "")
        except (ValueError, LookupError):
            continue
    return content.decode("latin-1").replace("\0", "")
