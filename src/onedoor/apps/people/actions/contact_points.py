"""Ways to reach a resident. One that is dropped is ended, not deleted: who rang from it stays known."""

from collections.abc import Iterable

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.people.search.words import phone_number
from onedoor.foundation import clock
from onedoor.foundation.errors import Invalid

__all__ = ["normalise_phone", "set_contact_points"]


def normalise_phone(text: str) -> str:
    """E.164, read as dialled from here; raises Invalid."""
    number = phone_number(text)
    if number is None:
        raise Invalid(
            f"{text} is not a phone number.",
            fields={"phones": [f"Enter a phone number, like 01632 960001, not {text}"]},
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _normalise_email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise Invalid(
            f"{text} is not an e-mail address.",
            fields={"emails": [f"Enter an e-mail address, like name@post.example, not {text}"]},
        ) from None
    return text.lower()


def set_contact_points(resident: Resident, kind: ContactPoint.Kind, values: Iterable[str]) -> bool:
    """Make these the resident's current ones, the first preferred; whether anything changed."""
    normalise = normalise_phone if kind == ContactPoint.Kind.PHONE else _normalise_email
    wanted = {normalise(value.strip()): value.strip() for value in values if value.strip()}
    current = {point.normalised: point for point in resident.contact_points.filter(kind=kind, ended_at__isnull=True)}
    if list(current) == list(wanted):
        return False
    ended = [point.pk for value, point in current.items() if value not in wanted]
    ContactPoint.objects.filter(pk__in=ended).update(ended_at=clock.now())
    resident.contact_points.bulk_create(
        ContactPoint(resident=resident, kind=kind, value=value, normalised=normalised)
        for normalised, value in wanted.items()
        if normalised not in current
    )
    points = resident.contact_points.filter(kind=kind, ended_at__isnull=True)
    points.update(is_preferred=False)
    points.filter(normalised=next(iter(wanted), "")).update(is_preferred=True)
    return True
