"""A face, a reason and words, about anything that has a uuid."""

from django.db import models
from django.db.models import Q

from onedoor.apps.feedback.data import Face
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Reason(models.Model):
    """Why: one short list, editable."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=100)
    label_cy = models.CharField("label in Welsh", max_length=100, blank=True)
    for_face = models.SmallIntegerField(choices=Face.choices, null=True, blank=True, help_text="Empty: for any face.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    class Privacy:
        none = ("code", "label", "label_cy", "for_face", "order")


class Feedback(Identified):
    """What one person said of one thing. `about` is its uuid; `occasion` tells one resolution from the next."""

    about = models.CharField(max_length=40, help_text="Uuid, as text.")
    occasion = models.PositiveSmallIntegerField(default=1)
    service = models.ForeignKey("directory.Service", null=True, on_delete=models.PROTECT, related_name="feedback")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="feedback"
    )
    channel = models.CharField(max_length=20, default="web")
    face = models.SmallIntegerField(choices=Face.choices)
    reason = models.ForeignKey(Reason, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback")
    words = EncryptedText(blank=True)
    is_sorted = models.BooleanField(null=True, help_text="Did it get sorted, as the person sees it.")
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "occasion"], name="feedback_once_per_occasion"),
            models.CheckConstraint(condition=Q(face__in=[-1, 0, 1]), name="feedback_face_is_one_of_three"),
        ]
        indexes = [models.Index(fields=["organisation", "given_at"], name="feedback_by_organisation")]

    class Privacy:
        none = ("occasion", "channel", "face", "is_sorted", "given_at")
        personal = ("about", "words")
