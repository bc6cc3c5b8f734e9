"""What somebody without an account was asked by e-mail, and whether they answered."""

from django.db import models
from django.db.models import Q

from onedoor.apps.requests.models.history import RequestUpdate
from onedoor.apps.requests.models.request import Request
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class OutsideQuestion(Identified):
    """`digest` is of the secret in the link, which is kept nowhere; who replies to the `message` answers as well.

    It is open until it is answered, taken back, or too old.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="outside_questions")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150, help_text="Of whoever is asked.")
    is_body = models.BooleanField(
        default=False, help_text="A business or another body, whose name the person may be told."
    )
    email = models.EmailField()
    question = EncryptedText()
    shows_place = models.BooleanField(default=True)
    shows_words = models.BooleanField(default=False, help_text="What the person said, in their words.")
    pictures = models.JSONField(default=list, help_text="Uuids of the pictures that go with it.")
    digest = models.CharField(max_length=64, unique=True)
    message = models.UUIDField(null=True, blank=True, help_text="Of the message it went by, which a reply names.")
    asked_by = models.CharField(max_length=150, help_text="As shown.")
    asked_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.OneToOneField(
        RequestUpdate, null=True, blank=True, on_delete=models.SET_NULL, related_name="outside_question"
    )

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "email"], condition=Q(ended_at__isnull=True), name="outside_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(ended_at__isnull=False), name="outside_answer_ends_it"
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], name="outside_by_end", condition=Q(ended_at__isnull=True)),
        ]

    class Privacy:
        none = (
            "is_body", "shows_place", "shows_words", "pictures", "digest", "message", "asked_at", "expires_at",
            "ended_at",
        )  # fmt: skip
        personal = ("name", "email", "question", "asked_by")
