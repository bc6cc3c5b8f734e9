"""Saying which skills there are, and who has them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from onedoor.apps.knowledge.access import get_skill_for, may_write_for
from onedoor.apps.knowledge.events import SkillChanged
from onedoor.apps.knowledge.models import Skill
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["save_skill"]


@transaction.atomic(durable=True)
def save_skill(
    *, by: Actor, organisation: "Organisation", name: str, people: Collection[str], skill: Skill | None = None
) -> Skill:
    """Name one, and who of the body's staff has it (uuids). Raises Denied, Invalid where there is one of that name."""
    if not may_write_for(by, organisation):
        raise Denied("Only a manager or administrator of the organisation says who can do what.")
    found = get_skill_for(by, skill.uuid) if skill else Skill(organisation=organisation)
    found.name = " ".join(name.split())
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise Invalid("There is such a skill.", fields={"name": ["There is a skill of this name already"]}) from None
    found.accounts.set([one for one in partners.staff_of(found.organisation) if str(one.uuid) in people])
    happening = SkillChanged(people=found.accounts.count())
    log.record(happening, by=by, subject=str(found.uuid), organisation=str(found.organisation.uuid))
    return found
