"""What is sent to people: the wording, each message, what came back, and the letters people ring about."""

from onedoor.apps.messages.models.letter import Letter
from onedoor.apps.messages.models.message import Message, Template
from onedoor.apps.messages.models.reply import Reply
from onedoor.apps.messages.models.wishes import QuietHours, Unwanted

__all__ = ["Letter", "Message", "QuietHours", "Reply", "Template", "Unwanted"]
