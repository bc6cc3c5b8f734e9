"""Organisations: made, changed, ended, taken over by others, serving areas."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.text import slugify

from onedoor.apps.partners.access import require_administrator, require_partnership_administrator
from onedoor.apps.partners.actions.checking import apply_changes, check
from onedoor.apps.partners.events import (
    OrganisationChanged,
    OrganisationCreated,
    OrganisationEnded,
    OrganisationSucceeded,
)
from onedoor.apps.partners.models import Organisation, OrganisationSuccession
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["create_organisation", "end_organisation", "free_slug", "succeed_organisation", "update_organisation"]

OWN_FIELDS = frozenset({"name", "name_cy", "homepage", "phone", "email"})
# What decides who is responsible where is the whole partnership's business.
PARTNERSHIP_FIELDS = frozenset({"kind", "slug", "code", "custodian", "is_partner", "starts_on", "ends_on"})


def free_slug(name: str) -> str:
    """A slug of the name that no organisation has yet."""
    stem = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic(durable=True)
def create_organisation(
    *,
    by: Actor,
    kind: str,
    name: str,
    slug: str = "",
    name_cy: str = "",
    code: str = "",
    custodian: int | None = None,
    homepage: str = "",
    phone: str = "",
    email: str = "",
    is_partner: bool = True,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Organisation:
    """A new body; without a slug it gets one from its name. Raises Denied, Invalid."""
    require_partnership_administrator(by)
    organisation = Organisation(
        kind=kind, name=name.strip(), slug=slug or free_slug(name), name_cy=name_cy, code=code, custodian=custodian,
        homepage=homepage, phone=phone, email=email, is_partner=is_partner, starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    check(organisation)
    organisation.save()
    happening = OrganisationCreated(kind=kind, code=code)
    record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))
    return organisation


@transaction.atomic(durable=True)
def update_organisation(*, by: Actor, organisation: Organisation, **changes: object) -> Organisation:
    """Change a body: its own administrator its name and contact, the partnership's all. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    if {name for name, value in changes.items() if getattr(organisation, name) != value} & PARTNERSHIP_FIELDS:
        require_partnership_administrator(by)
    changed = apply_changes(organisation, changes, allowed=OWN_FIELDS | PARTNERSHIP_FIELDS)
    if changed:
        happening = OrganisationChanged(fields=changed)
        record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))
    return organisation


@transaction.atomic(durable=True)
def end_organisation(*, by: Actor, organisation: Organisation, ends_on: date) -> Organisation:
    """Say which day is its last. It stays readable, and what it did with it. Raises Denied, Invalid."""
    require_partnership_administrator(by)
    _end(organisation, ends_on, by)
    return organisation


@transaction.atomic(durable=True)
def succeed_organisation(
    *, by: Actor, predecessor: Organisation, successor: Organisation, took_over_on: date
) -> OrganisationSuccession:
    """From that day the successor answers for the predecessor, which ends the day before. Raises Denied, Invalid."""
    require_partnership_administrator(by)
    _refuse_circle(predecessor, successor)
    succession, _ = OrganisationSuccession.objects.update_or_create(
        predecessor=predecessor, successor=successor, defaults={"took_over_on": took_over_on}
    )
    _end(predecessor, took_over_on - timedelta(days=1), by)
    happening = OrganisationSucceeded(successor=str(successor.uuid), took_over_on=took_over_on.isoformat())
    record(happening, by=by, subject=str(predecessor.uuid), organisation=str(predecessor.uuid))
    return succession


def _end(organisation: Organisation, ends_on: date, by: Actor) -> None:
    if organisation.starts_on and ends_on < organisation.starts_on:
        began = organisation.starts_on.strftime("%-d %B %Y")
        text = f"The last day must be on or after the day it began, {began}."
        raise Invalid(text, fields={"ends_on": [text]})
    if organisation.ends_on != ends_on:
        organisation.ends_on = ends_on
        organisation.save(update_fields=["ends_on"])
        happening = OrganisationEnded(ends_on=ends_on.isoformat())
        record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))


def _refuse_circle(predecessor: Organisation, successor: Organisation) -> None:
    """Nobody is their own successor, at any remove: the chain is followed to its end when work is routed."""
    met, step = {predecessor.pk}, [successor.pk]
    while step:
        if met & set(step):
            text = "An organisation cannot be taken over by one that it took over."
            raise Invalid(text, fields={"successor": [text]})
        met |= set(step)
        following = OrganisationSuccession.objects.filter(predecessor__in=step)
        step = list(following.values_list("successor_id", flat=True))
