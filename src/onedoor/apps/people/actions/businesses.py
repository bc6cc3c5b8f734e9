"""Recording a business, changing what is known of it, and forgetting it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.people.access import own_sight, require_finder
from onedoor.apps.people.actions.contact_points import normalise_phone
from onedoor.apps.people.actions.residents import postcode_key
from onedoor.apps.people.events import BusinessForgotten, BusinessRecorded
from onedoor.apps.people.models import Business
from onedoor.apps.people.search.words import name_words
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["forget_business", "save_business"]

_PLAIN = ("number", "contact_name", "address_text")


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def save_business(
    *, by: Actor, held_by: "Organisation", name: str, business: Business | None = None, phone: str = "",
    email: str = "", postcode: str = "", **details: Any,
) -> Business:  # fmt: skip
    """Record it for the body at whose door it came, or change what is known. Raises Invalid, Missing of another's."""
    require_finder(by)
    body = business.held_by if business else held_by
    if not own_sight(by).is_own(str(body.uuid)):
        raise Missing("There is no such business.")
    if not name.strip():
        raise Invalid("Give a name.", fields={"name": ["Enter the name of the business or organisation"]})
    saved = business or Business(held_by=held_by)
    for field in _PLAIN:
        setattr(saved, field, details.get(field, "").strip())
    saved.name, saved.name_key = name.strip(), " ".join(name_words(name))
    saved.phone = normalise_phone(phone) if phone.strip() else ""
    saved.email, saved.postcode_key, saved.updated_at = email.strip().lower(), postcode_key(postcode), clock.now()
    saved.save()
    happening = BusinessRecorded(is_new=business is None)
    log.record(happening, by=by, subject=str(saved.uuid), organisation=str(body.uuid))
    return saved


def forget_business(*, by: Actor, business: Business, why: Why) -> Business:
    """Forget all that the record says (a building block). Raises Missing unless the actor governs its holder."""
    require_transaction()
    found = Business.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=business.pk)
    partners.require_governance(by, found.held_by, "There is no such business.")
    if found.forgotten_at is None:
        forget_fields(found, keep=("reference",), forgotten_at=clock.now(), updated_at=clock.now())
        log.record(
            BusinessForgotten(why=why.value), by=by, subject=str(found.uuid), organisation=str(found.held_by.uuid)
        )
    return found
