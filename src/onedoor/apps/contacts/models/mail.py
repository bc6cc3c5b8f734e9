"""What people write to a desk, by e-mail or in a chat."""

from django.db import models
from django.db.models import Q

from onedoor.apps.contacts.chatting import Turn, read_turns
from onedoor.apps.contacts.data import MailKind, MailSecurity
from onedoor.apps.contacts.models.contact import Contact
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Mailbox(Identified):
    """A mailbox the worker reads; what comes is for the advisers of one body."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="mailboxes")
    address = models.EmailField(unique=True, help_text="What people write to.")
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=MailSecurity.choices, default=MailSecurity.TLS)
    user = models.CharField(max_length=254)
    password = EncryptedText(blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    is_active = models.BooleanField(default=True)
    # What was read last, as the server numbers it: numbers mean something only while their validity is the same.
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["address"]

    class Privacy:
        none = (
            "address", "host", "port", "security", "user", "folder", "is_active", "uid_validity", "last_uid",
            "checked_at", "last_error",
        )  # fmt: skip
        personal = ("password",)

    def __str__(self) -> str:
        return self.address


class Mail(Identified):
    """One e-mail, what was said in a chat, or the answer to either.

    Nothing it says of itself is believed: who it is from, anybody can write.
    """

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="mail")
    mailbox = models.ForeignKey(Mailbox, null=True, on_delete=models.SET_NULL, related_name="mail")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="mail")
    kind = models.CharField(max_length=8, choices=MailKind.choices)
    message_id = models.CharField(max_length=200, help_text="Its Message-ID, or a digest of it; of a chat, its name.")
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=150, blank=True)
    subject = EncryptedText(blank=True)
    text = EncryptedText(blank=True, help_text="Of a chat as `chatting` writes it.")
    is_too_large = models.BooleanField(default=False, help_text="Only its head was read.")
    at = models.DateTimeField(default=clock.now)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "message_id"], name="mail_once")]
        indexes = [
            models.Index(fields=["sender", "-at"], condition=~Q(sender=""), name="mail_by_sender"),
            models.Index(fields=["organisation", "-at"], name="mail_by_time"),
        ]

    class Privacy:
        none = ("kind", "is_too_large", "at", "forgotten_at")
        personal = ("message_id", "sender", "sender_name", "subject", "text")

    @property
    def said(self) -> list[Turn]:
        """What was said in a chat, in order."""
        return read_turns(str(self.text)) if self.kind == MailKind.CHAT else []

    @property
    def has_winmail(self) -> bool:
        """Outlook put what came with it into a file nothing else opens."""
        return any(str(one.name).lower() == "winmail.dat" for one in self.files.all())

    def __str__(self) -> str:
        return self.message_id


class MailFile(Identified):
    """A file that came with an e-mail: judged by its content and kept, or named with why it was not."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="files")
    name = EncryptedText(max_length=200, help_text="As it was called; it is only shown.")
    file = models.FileField(max_length=200, blank=True)
    content_type = models.CharField(max_length=60, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    refused = EncryptedText(blank=True, help_text="Why it was not kept.")

    class Meta:
        ordering = ["id"]

    class Privacy:
        none = ("content_type", "size_bytes")
        personal = ("name", "file", "refused")

    def __str__(self) -> str:
        return str(self.uuid)
