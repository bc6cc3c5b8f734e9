"""Which edition of areas and links the database holds."""

from django.db import models

from onedoor.foundation import ids


class Edition(models.Model):
    """One row, whose token changes with every change to areas, so that processes know to read them again."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=ids.new_uuid)

    class Privacy:
        none = ("token",)

    @classmethod
    def renew(cls) -> "Edition":
        """Call in the transaction that changed areas, boundaries, links or successions."""
        return cls._default_manager.update_or_create(pk=1, defaults={"token": ids.new_uuid()})[0]
