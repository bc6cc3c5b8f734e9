"""Words and pictures that staff let the public see. Without a row here nothing anybody wrote or took is shown."""

from django.db import models

from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class PublicWords(models.Model):
    """What stands on the public page of a report, as staff wrote it or let it stand."""

    request = models.OneToOneField("requests.Request", on_delete=models.CASCADE, related_name="public_words")
    text = models.TextField()
    changed_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("changed_at",)
        personal = ("text",)


class PublicPicture(Identified):
    """A copy of a picture with what must not be seen drawn over. The picture itself stays for the team."""

    attachment = models.OneToOneField("requests.Attachment", on_delete=models.CASCADE, related_name="public_picture")
    request = models.ForeignKey("requests.Request", on_delete=models.CASCADE, related_name="public_pictures")
    file = models.FileField(max_length=200)
    description = models.CharField(max_length=200, help_text="For those who cannot see it.")
    boxes = models.JSONField(default=list, help_text="What was drawn over: left, top, width, height in percent.")
    shown_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("boxes", "shown_at")
        personal = ("file", "description")
