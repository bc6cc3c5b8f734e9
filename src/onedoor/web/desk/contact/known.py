"""The caller's record and those it is joined to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.errors import Conflict
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.desk.contact.state import state_of


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
