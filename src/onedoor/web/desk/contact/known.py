"""The caller's record and those it is joined to, or should be."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import JoinForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of

_JOINED = "The records are joined. You can undo that here."
_LEFT_TO_REVIEWERS = "Reviewers will look at the two records. Nothing is joined yet."


@staff_only(Role.ADVISER)
@require_POST
def separate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is not one person: our record stands alone again; or it was one after all."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    if contact.resident is None:
        return redirect(state_of(request).url(contact, anchor="who"))
    record = str(contact.resident.uuid)
    try:
        if request.POST.get("undo"):
            people.undo_separation(by=actor, record=record)
            messages.success(request, "The record is joined as it was.")
        else:
            people.separate_record(by=actor, record=record)
            messages.success(request, "The record is separated. It is not joined again by a machine.")
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect(state_of(request).url(contact, anchor="who"))


@staff_only(Role.ADVISER)
@require_POST
def join(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Another record is the caller's too: joined, or left to reviewers where that is doubtful."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = JoinForm(request.POST)
    if form.is_valid():
        try:
            found = contacts.say_same_person(by=actor, contact=contact, **form.cleaned_data)
        except (Conflict, Invalid, Missing) as error:
            add_errors(form, error)
        else:
            messages.success(request, _JOINED if found else _LEFT_TO_REVIEWERS)
            return redirect(state_of(request).url(contact, anchor="who", q="", person=""))
    return show_page(request, contact, join_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def undo_join(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It was not one person after all: everything is as it was."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    if contact.resident is not None:
        try:
            people.undo_join(by=actor, record=str(contact.resident.uuid))
            messages.success(request, "That is undone: the records are as they were.")
        except Conflict as conflict:
            messages.warning(request, conflict.message)
    return redirect(state_of(request).url(contact, anchor="who"))
