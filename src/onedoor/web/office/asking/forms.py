"""What the builder asks whoever builds a form."""

import re
from typing import Any

from django import forms

from onedoor.foundation.asking import (
    ANSWERS,
    KINDS,
    LISTS,
    MOST_ENTRIES,
    Clause,
    Condition,
    Form,
    Option,
    Page,
    Question,
)

__all__ = ["CaseForm", "FormFileForm", "PageForm", "QuestionForm", "SettingsForm"]

_CLAUSES = 3


def _words(label: str, *, most: int, hint: str = "", lines: int = 0, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    said = {"required": f"Enter {label[0].lower()}{label[1:]}"}
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, required=required, error_messages=said
    )


class ConditionMixin(forms.Form):
    """When something is asked: up to three answers given before it."""

    def offer_conditions(self, form: Form, condition: Condition | None, *, but: str = "") -> None:
        self.before = form
        asked = [(one.code, one.label) for one in form.questions if one.code != but and one.kind != "file"]
        clauses = condition.tests if condition else ()
        for at in range(_CLAUSES):
            clause = clauses[at] if at < len(clauses) else None
            self._offer_clause(at, asked, clause, form)
        self.fields["is_any"] = forms.ChoiceField(
            label="Where there are several", required=False, initial="any" if condition and condition.is_any else "all",
            choices=[("all", "All of them must be true"), ("any", "One of them is enough")],
        )  # fmt: skip

    def _offer_clause(self, at: int, asked: list[tuple[str, str]], clause: Clause | None, form: Form) -> None:
        nth = ("first", "second", "third")[at]
        self.fields[f"when{at}_question"] = forms.ChoiceField(
            label="Ask it only if" if at == 0 else f"And if ({nth})", required=False,
            choices=[("", "Always" if at == 0 else "–"), *asked], initial=clause.question if clause else "",
        )  # fmt: skip
        self.fields[f"when{at}_asks"] = forms.ChoiceField(
            label=f"The {nth} answer",
            required=False,
            choices=list(ANSWERS.items()),
            initial=clause.asks if clause else "is",
        )
        value = _label_of(form.question(clause.question), clause.value) if clause else ""
        self.fields[f"when{at}_value"] = forms.CharField(
            label=f"The {nth} value", required=False, max_length=200, initial=value,
            help_text="As it stands in the list, or a number, or a date like 2026-03-27." if at == 0 else "",
        )  # fmt: skip

    @property
    def condition_rows(self) -> list[list[Any]]:
        return [[self[f"when{at}_{part}"] for part in ("question", "asks", "value")] for at in range(_CLAUSES)]

    @property
    def plain_fields(self) -> list[Any]:
        """Every field but those of the conditions."""
        return [self[name] for name in self.fields if not name.startswith("when") and name != "is_any"]

    @property
    def condition(self) -> Condition | None:
        given, clauses = self.cleaned_data, []
        for at in range(_CLAUSES):
            if code := given.get(f"when{at}_question"):
                asks = given[f"when{at}_asks"] or "is"
                clauses.append(Clause(code, asks, given.get(f"when{at}_value", "")))
        return Condition(tuple(clauses), is_any=given["is_any"] == "any") if clauses else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for at in range(_CLAUSES):
            question = self.before.question(given.get(f"when{at}_question", ""))
            asks, value = given.get(f"when{at}_asks") or "is", given.get(f"when{at}_value", "").strip()
            if question is None or asks in ("answered", "unanswered"):
                given[f"when{at}_value"] = ""
            elif not value:
                self.add_error(f"when{at}_value", f"Enter which answer to “{question.label}” it hangs on")
            elif question.kind in LISTS:
                given[f"when{at}_value"] = self._code_of(at, question, value)
        return given

    def _code_of(self, at: int, question: Question, value: str) -> str:
        """The option somebody means who writes its words or its code."""
        for option in question.options:
            if value.casefold() in (option.label.casefold(), option.code.casefold()):
                return option.code
        offered = ", ".join(option.label for option in question.options)
        self.add_error(f"when{at}_value", f"“{value}” is not in the list of “{question.label}”. In it are: {offered}")
        return value


def _label_of(question: Question | None, value: str) -> str:
    option = question.option(value) if question else None
    return option.label if option else value


class PageForm(ConditionMixin):
    """A page and when it is shown."""

    title = _words("Title", most=120, hint="Its heading. A form of one short page needs none.")
    title_cy = _words("Title in Welsh", most=160)
    intro = _words("Text above the questions", most=2000, lines=3)
    intro_cy = _words("Text in Welsh", most=2000, lines=3)
    entries = forms.IntegerField(
        label="Ask it again, so many times at most", min_value=0, max_value=MOST_ENTRIES, required=False,
        help_text="For several children, pets or items. Leave blank to ask once.",
    )  # fmt: skip
    entry = _words(
        "What each is called", most=60, hint="As in: child. Then people read “Child 1” and “Add another child”."
    )
    entry_cy = _words("What each is called in Welsh", most=60)
    is_exit = forms.BooleanField(
        label="Whoever meets this page goes no further", required=False,
        help_text="For those who cannot use the service. Say above why, and what they can do instead.",
    )  # fmt: skip

    def __init__(self, *args: Any, form: Form, page: Page | None, **kwargs: Any) -> None:
        names = ("title", "title_cy", "intro", "intro_cy", "entries", "entry", "entry_cy", "is_exit")
        initial = {name: getattr(page, name) or "" for name in names} if page else {}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.page = page
        # A page cannot hang on its own questions, nor on those behind it.
        pages = form.pages[: form.pages.index(page)] if page else form.pages
        self.offer_conditions(Form(pages), page.when if page else None)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("entries") and not given.get("entry"):
            self.add_error("entry", "Say what each is called, as in: child")
        if given.get("is_exit") and not given.get("intro"):
            self.add_error("intro", "Say why they cannot go on, and what to do instead")
        if given.get("is_exit") and not given.get("when0_question"):
            self.add_error("when0_question", "Choose the answer that leads to this page")
        return given

    @property
    def result(self) -> Page:
        given = self.cleaned_data
        texts = {name: given[name] for name in ("title", "title_cy", "intro", "intro_cy", "entry", "entry_cy")}
        questions = self.page.questions if self.page else ()
        code = self.page.code if self.page else ""
        return Page(
            code=code, entries=given["entries"] or 0, is_exit=given["is_exit"], when=self.condition,
            questions=questions, **texts,
        )  # fmt: skip


class QuestionForm(ConditionMixin):
    """One question. Its code stays when its words change: earlier answers were given to it."""

    label = _words("Question", most=200, required=True)
    label_cy = _words("Question in Welsh", most=240)
    hint = _words("Hint", most=500, hint="What helps to answer it.")
    hint_cy = _words("Hint in Welsh", most=500)
    kind = forms.ChoiceField(label="Kind of answer", choices=list(KINDS.items()), widget=forms.RadioSelect)
    options = _words(
        "Answers to choose from", most=8000, lines=5,
        hint="For lists: one on a line, as in “bags: Bags of rubbish” or just the words.",
    )  # fmt: skip
    options_cy = _words("Answers in Welsh", most=8000, lines=5, hint="In the same order, one on a line.")
    least = _words(
        "The least", most=20, hint="Of a number, an amount, a date, or how many are chosen. A date may be “today”."
    )
    most = _words("The most", most=20, hint="Or how many characters may be written.")
    is_required = forms.BooleanField(label="It must be answered", required=False)
    is_private = forms.BooleanField(
        label="The answer is private", required=False,
        help_text="About health, faith, money or safety: shown to those who deal with it, and left out of e-mails.",
    )  # fmt: skip
    page = forms.ChoiceField(label="On which page")

    def __init__(self, *args: Any, form: Form, question: Question | None, page: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = _initial(question, form, page)
        super().__init__(*args, **kwargs)
        self.question = question
        named = [
            (one.code, f"{at}. {one.title}" if one.title else f"Page {at}") for at, one in enumerate(form.pages, 1)
        ]
        self.fields["page"].choices = named  # type: ignore[attr-defined]
        self.offer_conditions(form, question.when if question else None, but=question.code if question else "")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        options = _options_of(given.get("options", ""))
        lines = [line.strip() for line in given.get("options_cy", "").splitlines()]
        if given.get("kind") in LISTS:
            if len(options) < 2:
                self.add_error("options", "Enter at least two answers, one on a line")
            if len({option.code for option in options}) < len(options):
                self.add_error("options", "Two of the answers are the same")
        if len(lines) > len(options):
            self.add_error("options_cy", "There are more lines in Welsh than answers")
        welsh = [*lines, *[""] * len(options)]
        given["read"] = tuple(
            Option(one.code, one.label, text) for one, text in zip(options, welsh, strict=False)
        ) if given.get("kind") in LISTS else ()  # fmt: skip
        return given

    @property
    def result(self) -> Question:
        given = self.cleaned_data
        names = ("kind", "label", "label_cy", "hint", "hint_cy", "is_required", "is_private", "least", "most")
        return Question(
            code=self.question.code if self.question else "",
            options=given["read"],
            when=self.condition,
            **{name: given[name] for name in names},
        )


def _initial(question: Question | None, form: Form, page: str) -> dict[str, Any]:
    if question is None:
        return {"kind": "text", "page": page}
    names = ("kind", "label", "label_cy", "hint", "hint_cy", "is_required", "is_private", "least", "most")
    home = form.page_of(question.code)
    return {name: getattr(question, name) for name in names} | {
        "page": home.code if home else "",
        "options": "\n".join(f"{option.code}: {option.label}" for option in question.options),
        "options_cy": "\n".join(option.label_cy for option in question.options),
    }


def _options_of(text: str) -> list[Option]:
    """Options from lines, each `code: label` or a label alone."""
    options = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        code, colon, label = line.partition(":")
        if not colon or not re.fullmatch(r"[a-zA-Z0-9_-]{1,40}", code.strip()):
            code, label = re.sub(r"[^a-z0-9]+", "-", line.lower())[:40].strip("-"), line
        options.append(Option(code.strip() or "other", label.strip()))
    return options


class SettingsForm(forms.Form):
    """What every request may have beside its own questions."""

    takes_words = forms.BooleanField(label="People may write in their own words", required=False)
    takes_photos = forms.BooleanField(label="People may add photos", required=False)


class FormFileForm(forms.Form):
    """A form out of a file."""

    file = forms.FileField(
        label="File", help_text="One that was downloaded from a form, here or elsewhere.",
        error_messages={"required": "Choose a file"},
    )  # fmt: skip


class CaseForm(forms.Form):
    """A name for a test case."""

    name = forms.CharField(
        label="Keep it as", required=False, max_length=120, help_text="As in: a family with two children."
    )
