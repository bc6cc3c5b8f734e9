"""What becomes of messages in a copy for testing."""

from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import draw, invent


def _address(inventor: Inventor, to: str) -> str:
    return inventor.email(to) if "@" in to else inventor.phone(to)


# What a carrier says of a message may name whom it was for.
invent("onedoor_messages.Message", to=_address, carrier_id=Inventor.code, last_error=Inventor.text)
draw("onedoor_messages.Message", "language", because="A code.")
