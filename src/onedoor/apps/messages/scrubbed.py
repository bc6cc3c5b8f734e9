"""What becomes of messages in a copy for testing."""

from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import copy_as_is, draw, invent


def _address(inventor: Inventor, to: str) -> str:
    return inventor.email(to) if "@" in to else inventor.phone(to)


# What a carrier says of a message may name whom it was for.
invent("onedoor_messages.Message", to=_address, carrier_id=Inventor.code, last_error=Inventor.text)
draw("onedoor_messages.Message", "language", because="A code.")
invent("onedoor_messages.Reply", sender=_address, carrier_id=Inventor.code)
invent("onedoor_messages.Unwanted", to=_address)
copy_as_is("onedoor_messages.Unwanted", "purpose", because="A code; whose address it is cannot be known.")
