"""Somebody else speaks for the person: choosing them, recording them, ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import RepresentativeForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of


@staff_only(Role.ADVISER)
@require_POST
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They are speaking; an empty choice: the person is."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    try:
        contacts.choose_speaker(by=actor, contact=contact, representation=request.POST.get("speaker", ""))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect(state_of(request).url(contact, anchor="who"))


@staff_only(Role.ADVISER)
@require_POST
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Somebody speaks for the person from now on."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = RepresentativeForm(request.POST, purposes=sharing.purposes())
    if form.is_valid():
        try:
            added = contacts.add_representative(by=actor, contact=contact, **form.cleaned_data)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, f"{added.name} may speak for them from today.")
            return redirect(state_of(request).url(contact, anchor="who", person=""))
    return show_page(request, contact, speaker_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They do not speak for the person any more."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    ended = contacts.end_representation(by=actor, contact=contact, representation=request.POST.get("speaker", ""))
    messages.success(request, f"{ended.name} does not speak for them any more.")
    return redirect(state_of(request).url(contact, anchor="who"))
