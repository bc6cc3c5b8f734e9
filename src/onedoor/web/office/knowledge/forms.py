"""An article as it is written."""

from typing import Any

from django import forms

from onedoor.apps.knowledge.data import ArticleKind, ArticleStatus, Audience
from onedoor.web.components.forms import SplitDateField

__all__ = ["AnswerForm", "ArticleForm", "NewArticleForm", "SkillForm", "as_form"]

_PLAIN = ("kind", "title", "summary", "text", "keywords", "audience", "must_read", "status", "review_on", "ends_on")


class ArticleForm(forms.Form):
    """What it says, whom it is for, and until when it holds."""

    kind = forms.ChoiceField(label="What it is", choices=ArticleKind.choices)
    title = forms.CharField(label="Title", max_length=200, help_text="As somebody would look for it.")
    summary = forms.CharField(
        label="The answer in a sentence", max_length=300, required=False, help_text="What an adviser can read out."
    )
    text = forms.CharField(
        label="Text", widget=forms.Textarea(attrs={"rows": 14}),
        help_text="A line that begins with ## is a heading, with - a point, with 1. a step.",
    )  # fmt: skip
    keywords = forms.CharField(
        label="What people say for it", max_length=500, required=False, help_text="Separated by commas."
    )
    services = forms.MultipleChoiceField(
        label="Services it is about", required=False, choices=[], widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="It stands beside every contact about these. Hold Ctrl to choose several.",
    )  # fmt: skip
    audience = forms.ChoiceField(label="Who finds it", choices=Audience.choices)
    must_read = forms.BooleanField(label="They are asked to say that they have read it", required=False)
    team = forms.ChoiceField(label="Whom that concerns", required=False, choices=[])
    skills = forms.MultipleChoiceField(
        label="And whoever can do this", required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )
    owner = forms.ChoiceField(label="Who answers for it", choices=[])
    review_on = SplitDateField(label="Look at it again on", required=False)
    ends_on = SplitDateField(label="The last day it is true, if there is one", required=False)
    status = forms.ChoiceField(label="Whether colleagues find it", choices=ArticleStatus.choices)
    is_new_to_readers = forms.BooleanField(label="So much is new that it is to be read again", required=False)
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        teams: list[tuple[str, str]],
        staff: list[tuple[str, str]],
        services: list[tuple[str, str]],
        skills: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("team", [("", "Everybody who finds it"), *teams])
        self._offer("owner", staff)
        self._offer("services", services)
        self._offer("skills", skills)
        if not skills:
            del self.fields["skills"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class NewArticleForm(ArticleForm):
    """A new one is new to everybody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_new_to_readers"], self.fields["seen_at"]


class SkillForm(forms.Form):
    """What it is called, and who has it."""

    name = forms.CharField(
        label="Skill", max_length=80, help_text="As in: flooding, or British Sign Language.",
        error_messages={"required": "Enter what it is called"},
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label="Who has it", required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = staff


class AnswerForm(forms.Form):
    """What became of what a colleague said."""

    answer = forms.CharField(
        label="What became of it", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what became of it"},
    )  # fmt: skip


def as_form(article: Any) -> dict[str, Any]:
    """An article as the form shows it."""
    return {name: getattr(article, name) for name in _PLAIN} | {
        "services": [one.slug for one in article.services.all()],
        "skills": [str(one.uuid) for one in article.skills.all()],
        "team": str(article.team.uuid) if article.team else "",
        "owner": str(article.owner.uuid) if article.owner else "",
        "seen_at": article.updated_at.isoformat(),
    }
