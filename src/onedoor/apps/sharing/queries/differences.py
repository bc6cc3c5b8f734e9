"""How two versions of an agreement differ, in words."""

from collections.abc import Iterator
from datetime import date

from onedoor.apps.sharing.data import TEXTS, Difference
from onedoor.apps.sharing.models import AgreementVersion, LegalGround, Party
from onedoor.apps.sharing.queries.agreements import parties_of, shared_lines

__all__ = ["differences"]

_DATES = {"in_force_from": "In force from", "in_force_to": "Last day", "review_on": "Review date",
          "dpia_on": "Date of the impact assessment"}  # fmt: skip
_LAW = {"article6": "lawful basis", "article9": "special category condition", "schedule1": "Schedule 1 condition",
        "schedule8": "Schedule 8 condition"}  # fmt: skip


def differences(before: AgreementVersion, after: AgreementVersion) -> list[Difference]:
    """What was shared first, then who is party and by what right, then dates and words."""
    return [*_of_items(before, after), *_of_parties(before, after), *_of_words(before, after)]


def _of_items(before: AgreementVersion, after: AgreementVersion) -> Iterator[Difference]:
    old, new = _lines(before), _lines(after)
    for way in sorted(old.keys() | new.keys()):
        purpose, giver, receiver = way
        had, has = old.get(way, set()), new.get(way, set())
        heading = f"What {giver} lets {receiver} know for “{purpose}”"
        if had - has:
            yield Difference(heading, ", ".join(sorted(had - has)), "No longer shared")
        if has - had:
            yield Difference(heading, "Not shared before", ", ".join(sorted(has - had)))


def _lines(version: AgreementVersion) -> dict[tuple[str, str, str], set[str]]:
    return {
        (line.purpose.name, line.giver.name, line.receiver.name): {item.name for item in line.items}
        for line in shared_lines(version)
    }


def _of_parties(before: AgreementVersion, after: AgreementVersion) -> Iterator[Difference]:
    names = {(row.kind, row.code): row.name for row in LegalGround.objects.all()}
    old = {party.organisation.name: party for party in parties_of(before)}
    new = {party.organisation.name: party for party in parties_of(after)}
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Difference(name, f"A party, as {old[name].get_role_display().lower()}", "No party any more")
        elif name not in old:
            yield Difference(name, "No party before", f"A party, as {new[name].get_role_display().lower()}")
        else:
            yield from _of_party(name, old[name], new[name], names)


def _of_party(name: str, old: Party, new: Party, names: dict[tuple[str, str], str]) -> Iterator[Difference]:
    if old.role != new.role:
        yield Difference(f"{name}: role", old.get_role_display(), new.get_role_display())
    if old.power != new.power:
        yield Difference(f"{name}: statutory power", old.power or "None", new.power or "None")
    for field, label in _LAW.items():
        had, has = getattr(old, field), getattr(new, field)
        if had != has:
            shown = (names.get((field, code), code) or "None" for code in (had, has))
            yield Difference(f"{name}: {label}", *shown)


def _of_words(before: AgreementVersion, after: AgreementVersion) -> Iterator[Difference]:
    for field, label in _DATES.items():
        had, has = getattr(before, field), getattr(after, field)
        if had != has:
            yield Difference(label, _day(had), _day(has))
    for field, label in TEXTS.items():
        had, has = getattr(before, field), getattr(after, field)
        if had != has:
            yield Difference(label, had or "Nothing", has or "Nothing")


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "None"
