"""What staff look things up in. It is about services and never about a person."""

from django.db import models
from django.db.models import Q

from onedoor.apps.knowledge.data import ArticleKind, ArticleStatus, Audience
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Article(Identified):
    """An article, script, work instruction or news of one body."""

    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="articles", help_text="Whose it is."
    )
    owner = models.ForeignKey(
        "partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Who answers for it: told of feedback, and when it is to be looked at again.",
    )  # fmt: skip
    kind = models.CharField(max_length=12, choices=ArticleKind.choices, default=ArticleKind.ARTICLE)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=300, blank=True)
    text = models.TextField(help_text="Lines; ## begins a heading, - a point.")
    keywords = models.CharField(max_length=500, blank=True, help_text="What people say for it, separated by commas.")
    services = models.ManyToManyField("directory.Service", blank=True, related_name="articles")
    audience = models.CharField(max_length=4, choices=Audience.choices, default=Audience.ALL)
    must_read = models.BooleanField(default=False, help_text="Whom it concerns say that they have read it.")
    team = models.ForeignKey(
        "partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Whom it concerns; neither team nor skill: everybody who finds it.",
    )  # fmt: skip
    skills = models.ManyToManyField("knowledge.Skill", blank=True, related_name="articles")
    status = models.CharField(max_length=10, choices=ArticleStatus.choices, default=ArticleStatus.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text="Counted up where it is to be read again.")
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=clock.now)
    review_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day it is true.")
    review_told_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False), name="article_published_has_time"
            )
        ]
        indexes = [models.Index(fields=["review_on"], condition=Q(status="published"), name="article_by_review")]

    class Privacy:
        none = (
            "kind", "title", "summary", "text", "keywords", "audience", "must_read", "status", "version",
            "published_at", "updated_at", "review_on", "ends_on", "review_told_on",
        )  # fmt: skip

    @property
    def is_review_due(self) -> bool:
        return self.review_on is not None and self.review_on <= clock.today()

    def __str__(self) -> str:
        return self.title


class ReadMark(models.Model):
    """Somebody says that they have read this version."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="read_marks")
    account = models.ForeignKey("partners.Account", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "account", "version"], name="read_once")]

    class Privacy:
        none = ("version", "at")


class Feedback(Identified):
    """What a colleague says is wrong or missing; whoever gives it is asked to name nobody."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="feedback")
    account = models.ForeignKey("partners.Account", null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="feedback_answer_has_time",
            )
        ]

    class Privacy:
        none = ("words", "at", "answer", "answered_at")
