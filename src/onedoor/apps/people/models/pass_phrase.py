"""A pass-phrase the person chose: by it they show who they are, and nobody can read it."""

from datetime import datetime, timedelta

from django.db import models

from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock

__all__ = ["PassPhrase"]

# So many wrong ones within a day, and none is compared for a day: the person shows it in another way.
_TRIES, _DAY = 5, timedelta(days=1)


class PassPhrase(models.Model):
    """Only a hash of it is kept, slow to make, so that a stolen database does not give it away."""

    resident = models.OneToOneField(Resident, on_delete=models.CASCADE, primary_key=True, related_name="pass_phrase")
    hashed = models.CharField(max_length=200)
    set_at = models.DateTimeField(default=clock.now)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        none = ("set_at", "wrong_tries", "wrong_at")
        personal = ("hashed",)

    @property
    def is_locked(self) -> bool:
        return self.wrong_tries >= _TRIES and self._is_recent(clock.now())

    def note_wrong(self) -> None:
        """One more today; what was wrong before that is forgiven."""
        now = clock.now()
        self.wrong_tries = self.wrong_tries + 1 if self._is_recent(now) else 1
        self.wrong_at = now

    def _is_recent(self, now: datetime) -> bool:
        return self.wrong_at is not None and now - self.wrong_at < _DAY
