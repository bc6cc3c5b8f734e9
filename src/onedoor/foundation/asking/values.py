"""Checking one answer. What is wrong with it is said in plain words, in the language of the person."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from onedoor.foundation.asking.shape import LISTS, Question, in_language

__all__ = ["Wrong", "check", "day_in_words", "say"]

_MOST_CHARACTERS = {"text": 200, "long_text": 4000, "email": 254, "phone": 40}
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\Z", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}\Z")
_PHONE = re.compile(r"\+?[\d\s().-]{7,25}\Z")
_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*\Z")
_MONTHS_CY = ("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
              "Tachwedd", "Rhagfyr")  # fmt: skip

_WORDS = {
    "missing": ("Answer “{label}”", "Atebwch “{label}”"),
    "one": ("Give one answer to “{label}”", "Rhowch un ateb i “{label}”"),
    "one_of": ("Choose one answer to “{label}”", "Dewiswch un ateb i “{label}”"),
    "list": ("Choose from the list for “{label}”", "Dewiswch o’r rhestr ar gyfer “{label}”"),
    "characters": ("“{label}” must be {most} characters or fewer", "Rhaid i “{label}” fod yn {most} nod neu lai"),
    "fewer": ("Choose {most} or fewer for “{label}”", "Dewiswch {most} neu lai ar gyfer “{label}”"),
    "more": ("Choose {least} or more for “{label}”", "Dewiswch {least} neu fwy ar gyfer “{label}”"),
    "number": ("“{label}” must be a number, like 3", "Rhaid i “{label}” fod yn rhif, fel 3"),
    "money": ("“{label}” must be an amount, like 12.50", "Rhaid i “{label}” fod yn swm, fel 12.50"),
    "least": ("“{label}” must be {least} or more", "Rhaid i “{label}” fod yn {least} neu fwy"),
    "most": ("“{label}” must be {most} or less", "Rhaid i “{label}” fod yn {most} neu lai"),
    "date": ("“{label}” must be a real date, like 2026-03-27",
             "Rhaid i “{label}” fod yn ddyddiad go iawn, fel 2026-03-27"),
    "earliest": ("“{label}” must be {least} or later", "Rhaid i “{label}” fod yn {least} neu’n hwyrach"),
    "latest": ("“{label}” must be {most} or earlier", "Rhaid i “{label}” fod yn {most} neu’n gynharach"),
    "email": ("“{label}” must be an e-mail address, like name@example.com",
              "Rhaid i “{label}” fod yn gyfeiriad e-bost, fel enw@example.com"),
    "phone": ("“{label}” must be a phone number, like 01632 960 001",
              "Rhaid i “{label}” fod yn rhif ffôn, fel 01632 960 001"),
    "address": ("“{label}” needs a house and street, and a postcode like SK13 8AB",
                "Mae angen tŷ a stryd ar “{label}”, a chod post fel SK13 8AB"),
    "person": ("“{label}” needs a given name and a family name", "Mae angen enw cyntaf ac enw teulu ar “{label}”"),
    "point": ("“{label}” must be a spot on the map, like 53.0512, -1.9513",
              "Rhaid i “{label}” fod yn fan ar y map, fel 53.0512, -1.9513"),
    "entries": ("There can be {most} at most", "Ni chaniateir mwy na {most}"),
}  # fmt: skip


class Wrong(Exception):
    """What is wrong with one answer, by code; `said` puts it into words."""

    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values
        super().__init__(code)

    def said(self, question: Question, language: str) -> str:
        return say(self.code, language, label=in_language(question, "label", language), **self.values)


def say(code: str, language: str, **values: str) -> str:
    return _WORDS[code][1 if language == "cy" else 0].format(**values)


def check(
    question: Question, given: Sequence[str], language: str = "en", *, today: date | None = None
) -> tuple[str, str]:
    """The answer as it is stored, and as people read it. `given` holds no blanks and at least one. Raises Wrong."""
    if question.kind in LISTS:
        return _chosen(question, given, language)
    if question.kind == "file":
        return "\n".join(given), ", ".join(given)
    if len(given) > 1:
        raise Wrong("one")
    return _CHECKS[question.kind](question, given[0], language, today)


def _chosen(question: Question, given: Sequence[str], language: str) -> tuple[str, str]:
    if question.kind == "choice" and len(given) > 1:
        raise Wrong("one_of")
    codes = [option.code for option in question.options]
    if any(value not in codes for value in given):
        raise Wrong("list")
    chosen = [option for option in question.options if option.code in given]
    if question.kind == "choices":
        if question.most.isdigit() and len(chosen) > int(question.most):
            raise Wrong("fewer", most=question.most)
        if question.least.isdigit() and len(chosen) < int(question.least):
            raise Wrong("more", least=question.least)
    return ",".join(one.code for one in chosen), ", ".join(in_language(one, "label", language) for one in chosen)


def _text(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    usual = _MOST_CHARACTERS[question.kind]
    most = min(int(question.most), usual) if question.most.isdigit() else usual
    if len(text) > most or "\x00" in text:
        raise Wrong("characters", most=f"{most:,}")
    return text, text


def _email(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    if not _EMAIL.match(text) or len(text) > _MOST_CHARACTERS["email"]:
        raise Wrong("email")
    return text, text


def _phone(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    if not _PHONE.match(text) or sum(letter.isdigit() for letter in text) < 7:
        raise Wrong("phone")
    return text, text


def _decimal(text: str, wrong: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        raise Wrong(wrong) from None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15 or len(text) > 40:
        raise Wrong(wrong)
    return number


def _bounded(question: Question, number: Decimal, mark: str = "") -> None:
    for name, is_beyond in (("least", number.__lt__), ("most", number.__gt__)):
        bound = getattr(question, name)
        if bound and is_beyond(_decimal(bound, "number")):
            raise Wrong(name, **{name: mark + bound})


def _number(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    number = _decimal(text, "number") if "£" not in text else _refused("number")
    _bounded(question, number)
    plain = f"{number:f}"
    return plain, plain


def _refused(code: str) -> Decimal:
    raise Wrong(code)


def _money(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    amount = _decimal(text, "money")
    if amount != round(amount, 2) or (amount < 0 and not question.least):
        raise Wrong("money")
    _bounded(question, amount, "£")
    return f"{amount:.2f}", f"£{amount:,.2f}"


def _date(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise Wrong("date") from None
    least, most = _bound(question.least, today), _bound(question.most, today)
    if least and day < least:
        raise Wrong("earliest", least=day_in_words(least, language))
    if most and day > most:
        raise Wrong("latest", most=day_in_words(most, language))
    return day.isoformat(), day_in_words(day, language)


def _bound(text: str, today: date | None) -> date | None:
    """A day, or the word `today`."""
    if text == "today":
        return today
    return date.fromisoformat(text) if text else None


def day_in_words(day: date, language: str) -> str:
    month = _MONTHS_CY[day.month - 1] if language == "cy" else f"{day:%B}"
    return f"{day.day} {month} {day.year}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "").split("\n")]


def _address(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    """Lines, the last of them a postcode; machines send it on one line, with commas."""
    lines = [line for line in _lines(text if "\n" in text else text.replace(",", "\n")) if line]
    if len(lines) < 2 or not _POSTCODE.match(lines[-1]) or len(text) > 400 or "\x00" in text:
        raise Wrong("address")
    postcode = re.sub(r"\s", "", lines[-1]).upper()
    lines[-1] = f"{postcode[:-3]} {postcode[-3:]}"
    return "\n".join(lines), ", ".join(lines)


def _person(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    """Given names and family name, each on a line; on one line the last word is the family name."""
    lines = [" ".join(line.split()) for line in _lines(text) if line]
    if len(lines) == 1:
        lines = lines[0].rsplit(" ", 1)
    if len(lines) != 2 or len(text) > 200 or "\x00" in text:
        raise Wrong("person")
    return "\n".join(lines), " ".join(lines)


def _point(question: Question, text: str, language: str, today: date | None) -> tuple[str, str]:
    match = _POINT.match(text)
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise Wrong("point")
    plain = f"{float(match[1]):.5f}, {float(match[2]):.5f}"
    return plain, plain


_CHECKS: dict[str, Callable[[Question, str, str, date | None], tuple[str, str]]] = {
    "text": _text,
    "long_text": _text,
    "email": _email,
    "phone": _phone,
    "number": _number,
    "money": _money,
    "date": _date,
    "address": _address,
    "person": _person,
    "point": _point,
}
