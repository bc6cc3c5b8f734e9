"""Forgetting who a contact was with and what was said in it."""

from onedoor.apps.contacts.actions.answering import forget_mail_in
from onedoor.apps.contacts.events import ContactForgotten
from onedoor.apps.contacts.models import Call, Contact, ContactItem, Signpost
from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction, unsaid

__all__ = ["forget_contact"]


def forget_contact(*, by: Actor, contact: Contact, why: Why) -> Contact:
    """Forget the person, the number they rang from, and every word (a building block).

    Raises Missing unless the actor governs the body it came to, Conflict while it goes on. Twice changes nothing.
    Channel, service, times, outcome, cause and the requests raised stay: every figure counts as before.
    """
    require_transaction()
    found = Contact.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=contact.pk)
    partners.require_governance(by, found.organisation, "There is no such contact.")
    if found.forgotten_at is not None:
        return found
    if found.is_live:
        raise Conflict("This contact is not over yet. Wrap it up first.")
    found.items.update(**unsaid(ContactItem))
    found.calls.update(**unsaid(Call), forgotten_at=clock.now())
    signposts = Signpost.objects.filter(item__contact=found)
    signposts.update(**unsaid(Signpost), ask_on=None, forgotten_at=clock.now())
    forget_mail_in(found)
    sharing.forget_emergency(by=by, contact=str(found.uuid), why=why)
    forget_fields(
        found, keep=("reference",), resident=None, representation=None, business=None, forgotten_at=clock.now()
    )
    body = str(found.organisation.uuid) if found.organisation else ""
    log.record(ContactForgotten(why=why.value), by=by, subject=str(found.uuid), organisation=body)
    return found
