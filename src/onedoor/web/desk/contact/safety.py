"""How somebody may be reached, and what staff are warned of."""

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
from onedoor.web.desk.contact.forms import AlertForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of


@staff_only(Role.ADVISER)
@require_POST
def uses(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which numbers and addresses may be used, which are there to check only, which never."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    if contact.resident is None or not contact.is_sure:
        raise Missing("There is no such person.")
    given = {name.removeprefix("use-"): value for name, value in request.POST.items() if name.startswith("use-")}
    try:
        people.set_point_uses(
            by=actor, resident=contact.resident, uses={key: str(value) for key, value in given.items()}
        )
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    else:
        messages.success(request, "Noted how they may be reached.")
    return redirect(state_of(request).url(contact, anchor="who"))


@staff_only(Role.ADVISER)
@require_POST
def alert(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Colleagues are warned from now on; a manager confirms it."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = AlertForm(request.POST)
    if form.is_valid():
        try:
            contacts.raise_alert(by=actor, contact=contact, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(
                request, "Colleagues see it from now on. A manager confirms it within two weeks, or it goes."
            )
            return redirect(state_of(request).url(contact, anchor="who"))
    return show_page(request, contact, alert_form=form, status=400)
