"""To whom else a person is known: the other records that are joined to theirs, as far as a sight goes."""

from uuid import UUID

from onedoor.apps.partners import services as partners
from onedoor.apps.people.access import NEEDED_TO_COMPARE, may_link, require_finder, sight_on
from onedoor.apps.people.data import Decider, DecisionKind, KnownElsewhere, KnownRecord, Sight
from onedoor.apps.people.models import Decision, Link, Resident
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["known_elsewhere", "standing_join", "standing_separation"]

# What saying that a body knows somebody gives away; with its own reference, where that is open.
_LEAST, _REFERENCE = "identity.name", "identity.reference"


def known_elsewhere(uuid: str, *, by: Actor, sight: Sight) -> KnownElsewhere:
    """The other records of the person that may be spoken of, and what may be done about it; raises Missing."""
    require_finder(by)
    resident = Resident.objects.select_related("held_by").filter(uuid=uuid, forgotten_at=None).first()
    if resident is None or not sight_on(sight, resident).opens(holder_of(resident), _LEAST):
        raise Missing("There is no such person.")
    if resident.restricted_at is not None and not sight.is_emergency:
        return KnownElsewhere((), may_separate=False, separated_at=None)
    links = Link.objects.none()
    if resident.person_id is not None:
        holding = Link.objects.holding().filter(person=resident.person_id).exclude(record=resident)
        links = holding.select_related("record__held_by", "made_by").order_by("pk")
    is_joined = resident.person_id is not None
    own = Link.objects.holding().filter(record=resident).select_related("made_by").first() if is_joined else None
    records = tuple(_known(link, own or link, sight) for link in links if _may_know(link, sight))
    is_own = may_link(by, [resident])
    separation = standing_separation(resident) if is_own else None
    return KnownElsewhere(
        records,
        may_separate=is_own and bool(records),
        separated_at=separation.decided_at if separation else None,
        may_undo=is_own and is_joined and standing_join(resident) is not None,
    )


def standing_separation(resident: Resident) -> Decision | None:
    """The separation by which the record stands alone, if one does and may still be undone."""
    if resident.person_id is not None:
        return None
    last = resident.links.filter(ended_by__isnull=False).order_by("-ended_by").select_related("ended_by").first()
    decision = last.ended_by if last else None
    return decision if decision and decision.kind == DecisionKind.SEPARATE and not decision.is_undone else None


def standing_join(resident: Resident) -> Decision | None:
    """The decision of staff by which the record is joined as it is, if one is and nothing was decided since."""
    link = Link.objects.holding().filter(record=resident).select_related("made_by").first()
    if link is None or link.made_by.decider != Decider.STAFF or link.made_by.kind != DecisionKind.JOIN:
        return None
    newest = Link.objects.filter(person=link.person).order_by("-made_by").values_list("made_by", flat=True).first()
    ended = Link.objects.filter(person=link.person, ended_by__gt=link.made_by_id).exists()
    return link.made_by if newest == link.made_by_id and not ended else None


def _may_know(link: Link, sight: Sight) -> bool:
    return sight_on(sight, link.record).opens(holder_of(link.record), _LEAST)


def _known(link: Link, own: Link, sight: Sight) -> KnownRecord:
    """Why they are together is said by whichever came later."""
    holder, body, sight = holder_of(link.record), link.record.held_by, sight_on(sight, link.record)
    why = max(link, own, key=lambda each: each.made_by.pk)
    has_reference = sight.opens(holder, _REFERENCE)
    items = frozenset((_LEAST, _REFERENCE) if has_reference else (_LEAST,))
    # What agrees says something of what the other record holds.
    are_reasons_open = all(sight.opens(holder, item) for item in NEEDED_TO_COMPARE)
    return KnownRecord(
        record=str(link.record.uuid),
        holder=holder,
        holder_name=body.name if body else "the front office",
        items=items,
        is_own=sight.is_own(holder),
        reference=link.record.source_key or link.record.reference if has_reference else "",
        confidence=why.confidence,
        reasons=tuple(why.reasons) if are_reasons_open else (),
        joined_at=why.made_by.decided_at,
        joined_by=_who(why.made_by),
    )


def _who(decision: Decision) -> str:
    """In words; a member of staff by name."""
    kind, _, identifier = decision.decided_by.partition(":")
    if kind == "staff":
        try:
            return str(partners.get_account(str(UUID(identifier))).name)
        except (Missing, ValueError):
            return "a member of staff"
    label = str(decision.get_decider_display())
    return label[:1].lower() + label[1:]
