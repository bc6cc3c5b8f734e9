"""Reading a mailbox over IMAP: what is new since the last time, each once, however often the worker is killed."""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from onedoor.apps.contacts.actions.mailing import take_letter
from onedoor.apps.contacts.data import MailSecurity
from onedoor.apps.contacts.models import Mailbox
from onedoor.foundation import clock

__all__ = ["read_mailbox", "read_mailboxes"]

# Of what is larger only the head is fetched: a machine must not be filled by one letter.
MOST_BYTES = 30 * 2**20
_AT_ONCE, _PATIENCE = 20, 30
# What is wrong with a letter itself: the next time it would be wrong again, and nobody's after it would be read.
_ODD = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
_LEFT = "A letter could not be read. It lies unread in the mailbox."
logger = logging.getLogger(__name__)


def read_mailboxes() -> int:
    """A little from each; how many letters. One that cannot be read says why on its page and is tried again."""
    return sum(
        read_mailbox(mailbox) for mailbox in Mailbox.objects.filter(is_active=True).select_related("organisation")
    )


def read_mailbox(mailbox: Mailbox) -> int:
    """How many new ones were taken. What went wrong is kept as a code: texts may hold addresses."""
    taken, error = 0, ""
    try:
        with _opened(mailbox) as server:
            for uid in _new(server, mailbox):
                is_read = _take(server, mailbox, uid)
                taken, error = taken + is_read, error if is_read else _LEFT
    except (imaplib.IMAP4.error, OSError, ValueError) as problem:
        error = f"It could not be read ({type(problem).__name__})."
        logger.warning("mailbox %s could not be read: %s", mailbox.uuid, type(problem).__name__)
    # Somebody has to look for a letter that was left: it is said until the mailbox is saved again.
    error = error or (_LEFT if mailbox.last_error == _LEFT else "")
    Mailbox.objects.filter(pk=mailbox.pk).update(checked_at=clock.now(), last_error=error)
    return taken


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    server: imaplib.IMAP4
    if mailbox.security == MailSecurity.TLS:
        server = imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=_PATIENCE)
    else:
        server = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=_PATIENCE)
    with server:
        if mailbox.security == MailSecurity.STARTTLS:
            server.starttls(context)
        server.login(mailbox.user, mailbox.password)
        status, _ = server.select(f'"{mailbox.folder}"')
        if status != "OK":
            raise ValueError("There is no such folder.")
        yield server


def _new(server: imaplib.IMAP4, mailbox: Mailbox) -> list[int]:
    """Numbers not read yet, the oldest first. Where the server numbers anew, all are looked at and known ones kept."""
    _, told = server.response("UIDVALIDITY")
    validity = int(told[0]) if told and told[0] else 0
    if validity != mailbox.uid_validity:
        mailbox.uid_validity, mailbox.last_uid = validity, 0
        mailbox.save(update_fields=["uid_validity", "last_uid"])
    _, found = server.uid("SEARCH", "UID", f"{mailbox.last_uid + 1}:*")
    numbers = sorted(int(number) for number in (found[0] or b"").split())
    # “*” is the last there is, also where that was read already.
    return [number for number in numbers if number > mailbox.last_uid][:_AT_ONCE]


def _take(server: imaplib.IMAP4, mailbox: Mailbox, uid: int) -> bool:
    """Whether it could be read; where not, it is passed over and left as unread."""
    size = _size(server, uid)
    part = "BODY.PEEK[HEADER]" if size > MOST_BYTES else "BODY.PEEK[]"
    raw = _fetched(server, uid, part)
    is_read = True
    try:
        if raw is not None:
            became = take_letter(mailbox, raw, is_too_large=size > MOST_BYTES)
            logger.info("mailbox %s: letter %d is %s", mailbox.uuid, uid, became)
    except _ODD as problem:
        is_read = False
        logger.warning("mailbox %s: letter %d was left: %s", mailbox.uuid, uid, type(problem).__name__)
    if raw is not None and is_read:
        server.uid("STORE", str(uid), "+FLAGS", r"(\Seen)")
    # Killed before this it is met again, known by its Message-ID.
    mailbox.last_uid = uid
    mailbox.save(update_fields=["last_uid"])
    return is_read


def _size(server: imaplib.IMAP4, uid: int) -> int:
    _, told = server.uid("FETCH", str(uid), "(RFC822.SIZE)")
    text = b" ".join(part if isinstance(part, bytes) else part[0] for part in told if part)
    found = re.search(rb"RFC822\.SIZE (\d+)", text)
    return int(found[1]) if found else 0


def _fetched(server: imaplib.IMAP4, uid: int, part: str) -> bytes | None:
    """None where it was taken out meanwhile."""
    _, told = server.uid("FETCH", str(uid), f"({part})")
    return next((one[1] for one in told if isinstance(one, tuple)), None)
