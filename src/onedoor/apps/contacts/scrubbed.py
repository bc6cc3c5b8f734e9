"""What becomes of contacts in a copy for testing."""

from pathlib import PurePosixPath
from typing import Any

from onedoor.foundation.scrubbing.copying import Copy
from onedoor.foundation.scrubbing.files import stand_in
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import invent, invent_row, write_over

invent("contacts.Contact", reference=Inventor.reference, caller_name=Inventor.full_name, caller_number=Inventor.phone)
invent("contacts.Call", caller_number=Inventor.phone)
# Nothing of the original's phones may announce anything to a copy.
write_over("contacts.Queue", secret="whsec_", is_active=False)  # noqa: S106  It signs nothing.
invent(
    "contacts.Mail",
    sender=Inventor.email,
    sender_name=Inventor.full_name,
    message_id=lambda at, value: f"{at.number(2**64, 'mail', value):x}@mail.example",
)


def _name_of_file(inventor: Inventor, name: str) -> str:
    path = PurePosixPath(name)
    return inventor.text(path.stem) + path.suffix


def _measured(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    row["size_bytes"] = len(stand_in(PurePosixPath(row["file"]).suffix)) if row["file"] else 0


invent("contacts.MailFile", name=_name_of_file)
invent_row("contacts.MailFile", _measured)
write_over("contacts.Mailbox", password="", host="mail.invalid", is_active=False)
