"""Who else asks or lives there: businesses, and who belongs to a household."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import BusinessForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of


@staff_only(Role.ADVISER)
@require_POST
def choose_business(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Somebody speaks for this business."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    business = people.get_business(request.POST.get("business", ""), by=actor)
    contacts.set_business(by=actor, contact=contact, business=business, said=state.q)
    return redirect(state.url(contact, anchor="who", q="", person=""))


@staff_only(Role.ADVISER)
@require_POST
def save_business(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record a business and choose it, or change what is known of the one that is chosen."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = BusinessForm(request.POST)
    if form.is_valid():
        try:
            _save(contact, form.cleaned_data, actor)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(request, "Record saved.")
            return redirect(state_of(request).url(contact, anchor="who", q="", person=""))
    return show_page(request, contact, business_form=form, status=400)


def _save(contact: Any, details: dict[str, Any], actor: Actor) -> None:
    if contact.business and not contact.is_sure:
        raise Missing("There is no such business.")
    saved = people.save_business(by=actor, held_by=contact.organisation, business=contact.business, **details)
    if not contact.business:
        said = " ".join(details[name] for name in ("name", "number", "postcode", "phone", "email"))
        contacts.set_business(by=actor, contact=contact, business=saved, said=said)


@staff_only(Role.ADVISER)
@require_POST
def household(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Those ticked belong to the person's household; or the person leaves it."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    if contact.resident is None or not contact.is_sure:
        raise Missing("There is no such person.")
    try:
        if request.POST.get("do") == "leave":
            people.leave_household(by=actor, resident=contact.resident)
            messages.success(request, "They do not belong to that household any more.")
        elif others := request.POST.getlist("others"):
            people.belong_together(by=actor, resident=contact.resident, others=others)
            messages.success(request, "Noted that they belong together.")
        else:
            messages.warning(request, "Tick who belongs to the household.")
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect(state_of(request).url(contact, anchor="who"))
