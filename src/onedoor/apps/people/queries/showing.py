"""What of a record that was found may be shown as a match."""

from collections.abc import Collection, Iterable

from onedoor.apps.people.access import sight_on, sights_on
from onedoor.apps.people.data import KEY_ITEMS, ResidentMatch, Sight
from onedoor.apps.people.models import Resident
from onedoor.apps.people.search.line import Line
from onedoor.apps.people.search.weigh import Weighed
from onedoor.apps.people.seeing import holder_of

__all__ = ["as_match", "kinds_in", "open_to"]


def kinds_in(line: Line) -> frozenset[str]:
    """The kinds of thing the line asks by."""
    said = {
        "reference": line.references,
        "email": line.emails,
        "phone": line.phones,
        "birth": line.births,
        "postcode": line.postcodes,
        "name": line.names,
    }
    return frozenset(kind for kind, values in said.items() if values)


def open_to(sight: Sight, ids: Iterable[int], asked: frozenset[str]) -> set[int]:
    """Those of the records of which everything that is asked by is open, before any of it is compared.

    One whose use is restricted is found by its own body alone, which is told that it is there and no more.
    """
    items = {KEY_ITEMS[kind] for kind in asked}
    rows = Resident.objects.filter(pk__in=list(ids)).order_by().values_list("pk", "held_by__uuid", "restricted_at")
    found = {pk: (str(holder or ""), restricted_at is not None) for pk, holder, restricted_at in rows}
    narrow = sights_on(sight, {pk: is_restricted for pk, (_, is_restricted) in found.items()})
    return {pk for pk, (holder, is_restricted) in found.items() if _opens_all(narrow[pk], holder, items, is_restricted)}


def _opens_all(sight: Sight, holder: str, items: Collection[str], is_restricted: bool) -> bool:
    if is_restricted and sight.is_own(holder):
        return True
    return all(sight.opens(holder, item) for item in items)


def as_match(resident: Resident, why: Weighed, asked: frozenset[str], sight: Sight) -> ResidentMatch:
    """What is shown of somebody found; of a record kept and not used, whose it is and that it is so."""
    holder = holder_of(resident)
    if resident.restricted_at and not sight_on(sight, resident).opens(holder, "identity.reference"):
        return ResidentMatch(
            uuid=str(resident.uuid), reference="", name=resident.full_name, birth_date=None, address_text="",
            postcode="", score=round(why.score, 2), reasons=("Kept, and not used: its use is restricted",),
            holder=holder, holder_name=resident.held_by.name if resident.held_by else "",
            items=frozenset({"identity.name"}), is_restricted=True,
        )  # fmt: skip
    return ResidentMatch(
        uuid=str(resident.uuid),
        reference=resident.reference,
        name=resident.full_name,
        birth_date=resident.birth_date if "birth" in asked else None,
        address_text=resident.address_text if "postcode" in asked else "",
        postcode=resident.postcode_key if "postcode" in asked else "",
        score=round(why.score, 2),
        reasons=why.reasons,
        holder=holder,
        holder_name=resident.held_by.name if resident.held_by else "",
        items=frozenset(KEY_ITEMS[kind] for kind in asked),
        is_restricted=resident.restricted_at is not None,
    )
