"""What becomes of letters where no service prints them."""

import os
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.letters.pdf import letters_as_pdf
from onedoor.apps.messages.senders.base import Envelope, Receipt, Sender, TemporaryFailure

__all__ = ["FolderSender", "PrintSender"]


class PrintSender(Sender):
    """They wait on the page *Letters to post* until somebody has printed and posted them."""

    name = "print"

    def send(self, envelope: Envelope) -> Receipt:
        return Receipt(MessageStatus.SENT, f"print:{envelope.id}", self.name)


class FolderSender(Sender):
    """One PDF each, named by the message's own id: a repeat writes the same file again."""

    name = "folder"

    def __init__(self) -> None:
        if not settings.LETTER_FOLDER:
            raise ImproperlyConfigured("ONEDOOR_LETTER_SENDER is folder, so ONEDOOR_LETTER_FOLDER must be set.")
        self.folder = Path(settings.LETTER_FOLDER)

    def send(self, envelope: Envelope) -> Receipt:
        assert envelope.page is not None, "A letter comes with its page."
        path = self.folder / f"{envelope.id}.pdf"
        # Whoever looks into the folder must not take half a letter.
        draft = path.with_suffix(".part")
        try:
            draft.write_bytes(letters_as_pdf([envelope.page]))
            os.replace(draft, path)
        except OSError as error:
            raise TemporaryFailure(f"The folder of letters cannot be written to ({type(error).__name__}).") from None
        return Receipt(MessageStatus.SENT, f"folder:{envelope.id}", self.name)
