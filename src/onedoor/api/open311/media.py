"""Pictures that come with a report: uploads, base64 data URIs, and links.

A link is never fetched: that would let a sender make this server call any address inside the partnership's network.
It is kept in the description instead, where the team can open it.
"""

import base64
import binascii
import re

from onedoor.api.open311.problems import bad
from onedoor.apps.requests.data import NewFile

__all__ = ["split_media"]

_DATA_URI = re.compile(r"data:(?P<type>[\w.+-]+/[\w.+-]+)?(?:;[\w-]+=[\w.-]+)*(?P<base64>;base64)?,", re.ASCII)
_LINK = re.compile(r"https?://[^\s<>\"]{4,2000}\Z")
_MOST = 10


def split_media(given: list[str], uploads: tuple[NewFile, ...]) -> tuple[tuple[NewFile, ...], tuple[str, ...]]:
    """Files and links out of every `media_url` and upload. Raises Problem 400, naming the one that is wrong."""
    files, links = list(uploads), []
    for number, text in enumerate(given, start=1):
        if text.startswith("data:"):
            files.append(_file_of(text, number))
        elif _LINK.match(text):
            links.append(text)
        else:
            raise bad(f"media_url {number} is neither a link nor a data URI.")
    if len(files) + len(links) > _MOST:
        raise bad(f"There are more than {_MOST} media.")
    return tuple(files), tuple(links)


def _file_of(uri: str, number: int) -> NewFile:
    head = _DATA_URI.match(uri)
    if head is None or not head["base64"]:
        raise bad(f"media_url {number} is not a base64 data URI.")
    # Senders that forget to quote a form field turn every plus sign into a space.
    text = uri[head.end() :].replace(" ", "+").replace("\n", "").replace("\r", "")
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise bad(f"media_url {number} is damaged: it is not base64.") from None
    if not content:
        raise bad(f"media_url {number} is empty.")
    extension = (head["type"] or "").rpartition("/")[2].replace("jpeg", "jpg")
    return NewFile(name=f"media-{number}.{extension or 'bin'}", content=content)
