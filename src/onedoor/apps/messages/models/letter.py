"""Letters and pages that organisations send or publish, known by the reference printed on them."""

from django.db import models

from onedoor.foundation.models import Dated, DatedQuerySet


class Letter(Dated):
    """A person who rings about it reads out the reference; unclear letters are found by counting those calls."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.CASCADE, related_name="letters")
    reference = models.CharField(max_length=40, help_text="As printed: CT-104.")
    title = models.CharField(max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "reference"], name="letter_reference_once")]

    class Privacy:
        none = ("reference", "title")

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
