"""What is sent to people: the wording, each message, and the letters people ring about."""

from onedoor.apps.messages.models.letter import Letter
from onedoor.apps.messages.models.message import Message, Template

__all__ = ["Letter", "Message", "Template"]
