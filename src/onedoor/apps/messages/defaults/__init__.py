"""The wordings an installation starts with, English and Welsh. Each can be changed, for all or by an organisation."""

from onedoor.apps.messages.data import Wording
from onedoor.apps.messages.defaults import desk, people, requests, staff
from onedoor.apps.messages.defaults.texts import TEXT

__all__ = ["WORDINGS"]

_EMAIL = {**requests.EMAIL, **staff.EMAIL, **desk.EMAIL, **people.EMAIL}

# (code, channel, language) to wording.
WORDINGS = {(code, "email", language): wording for (code, language), wording in _EMAIL.items()} | {
    (code, "text", language): Wording("", body) for (code, language), body in TEXT.items()
}
