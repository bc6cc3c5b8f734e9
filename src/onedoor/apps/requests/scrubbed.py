"""What becomes of requests and their files in a copy for testing."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from onedoor.apps.places import services as places
from onedoor.foundation.scrubbing.copying import Copy
from onedoor.foundation.scrubbing.files import stand_in
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import draw, invent, invent_row, leave_out

invent("requests.Request", reference=Inventor.reference, contact_name=Inventor.full_name, contact_phone=Inventor.phone)
invent("requests.RequestUpdate", actor_name=Inventor.full_name)
invent("requests.OutsideQuestion", name=Inventor.full_name, asked_by=Inventor.full_name)
invent("requests.Follower", phone=Inventor.phone)
for _label in ("requests.Request", "requests.Follower"):
    draw(_label, "language", because="A code by which messages go.")
leave_out("requests.FailedLookup", because="Kept for a quarter of an hour.")
leave_out("requests.CalendarFeed", because="What opened the original must open nothing here.")


def _name_of_file(inventor: Inventor, name: str) -> str:
    path = PurePosixPath(name)
    return inventor.text(path.stem) + path.suffix


def _moved(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    places.move(inventor, row, before)


def _measured(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    content = stand_in(PurePosixPath(row["file"]).suffix)
    row["size_bytes"], row["sha256"] = len(content), hashlib.sha256(content).hexdigest()


invent("requests.Attachment", original_name=_name_of_file)
invent_row("requests.Request", _moved)
invent_row("requests.Attachment", _measured)
