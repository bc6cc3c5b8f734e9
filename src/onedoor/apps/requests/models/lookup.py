"""Failed tries to open a request by its reference, kept for a quarter of an hour to slow guessing down."""

from django.db import models

from onedoor.foundation import clock


class FailedLookup(models.Model):
    """One failed try. `mark` is a keyed digest of the caller's address or of the reference tried."""

    mark = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["mark", "at"], name="failed_lookup_by_mark")]

    class Privacy:
        none = ("at",)
        personal = ("mark",)
