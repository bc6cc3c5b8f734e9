"""Who may see what of a case: each body's governance officers their own part, and the person all of it.

An adviser who records a case for somebody does not see it afterwards: whom they are known to is not theirs to learn.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.rights.models import Case, Part
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["case_of_person", "cases_of_person", "get_part_for", "may_edit_lists", "parts_visible_to"]


def parts_visible_to(actor: Actor) -> QuerySet[Part]:
    """Those of the bodies whose governance officer the actor is."""
    own = actor.organisations_as(Role.GOVERNANCE) if actor.kind == "staff" else frozenset[str]()
    parts = Part.objects.select_related("case__resident__held_by", "case__recipient", "organisation", "ground")
    return parts.filter(organisation__uuid__in=own)


def get_part_for(actor: Actor, uuid: str) -> Part:
    """Raises Missing."""
    try:
        return parts_visible_to(actor).select_related("assigned_to", "case__copy", "case__permission").get(uuid=uuid)
    except (Part.DoesNotExist, ValidationError):
        raise Missing("There is no such case.") from None


def cases_of_person(records: "Iterable[Resident]", *, asked_by: str) -> QuerySet[Case]:
    """Of who has shown that these records are theirs; and what they asked, signed in, before those were erased."""
    theirs = Q(resident__in=list(records)) | Q(asked_by=asked_by)
    return Case.objects.filter(theirs).select_related("copy", "recipient", "resident")


def case_of_person(records: "Iterable[Resident]", uuid: str, *, asked_by: str) -> Case:
    """Raises Missing."""
    try:
        return cases_of_person(records, asked_by=asked_by).get(uuid=uuid)
    except (Case.DoesNotExist, ValidationError):
        raise Missing("There is no such case.") from None


def may_edit_lists(actor: Actor) -> bool:
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)
