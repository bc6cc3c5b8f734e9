"""The lists cases are decided by. Each row says where it comes from and of when it is."""

from django.db import models


class RefusalGround(models.Model):
    """Why the law lets a body refuse, in words the person understands. Editable; taken out of use, never removed."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    words = models.TextField(help_text="What the person is told.")
    words_cy = models.TextField("words in Welsh", blank=True)
    kinds = models.JSONField(default=list, blank=True, help_text="Kinds of case it is for; none: for all.")
    source = models.CharField(max_length=300, blank=True)
    as_at = models.DateField(null=True, blank=True, help_text="The day on which the source said so.")
    order = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "name"]

    class Privacy:
        none = ("code", "name", "name_cy", "words", "words_cy", "kinds", "source", "as_at", "order", "is_active")

    def __str__(self) -> str:
        return self.name

    def suits(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds

    def words_in(self, language: str) -> str:
        return (language == "cy" and self.words_cy) or self.words


class RightsTerms(models.Model):
    """How long there is, and to whom people complain. One row."""

    answer_months = models.PositiveSmallIntegerField(default=1)
    extension_months = models.PositiveSmallIntegerField(default=2)
    copy_days = models.PositiveSmallIntegerField(default=30, help_text="How long a copy can be fetched.")
    regulator = models.CharField(max_length=200)
    regulator_cy = models.CharField("regulator in Welsh", max_length=200, blank=True)
    regulator_url = models.URLField(blank=True)
    regulator_phone = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True)
    as_at = models.DateField(null=True, blank=True)

    class Privacy:
        none = (
            "answer_months", "extension_months", "copy_days", "regulator", "regulator_cy", "regulator_url",
            "regulator_phone", "source", "as_at",
        )  # fmt: skip

    def regulator_in(self, language: str) -> str:
        return (language == "cy" and self.regulator_cy) or self.regulator
