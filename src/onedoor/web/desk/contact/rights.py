"""What the person asks about their information, and what they give permission for: noted in the conversation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.rights import services as rights
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import PermissionForm, RightsForm
from onedoor.web.desk.contact.in_hand import bodies
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of


@staff_only(Role.ADVISER)
@require_POST
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Asked of every body that keeps anything of them; whom that is the adviser is not told."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = RightsForm(request.POST)
    if form.is_valid():
        try:
            case = rights.ask_at_desk(by=actor, contact=str(uuid), asked=rights.Asked(**form.cleaned_data))
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            sure = "" if contact.is_sure else " They have to show who they are before anybody answers."
            messages.success(request, f"Asked for them. Give them the reference {case.reference}.{sure}")
            return redirect(state_of(request).url(contact, anchor="who"))
    return show_page(request, contact, rights_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def shown(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They came back with the reference, and have shown who they are."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    case = rights.note_identity_at_desk(by=actor, contact=str(uuid), case=request.POST.get("reference", ""))
    messages.success(request, f"Noted for {case.reference}. The time to answer begins today.")
    return redirect(state_of(request).url(contact, anchor="who"))


@staff_only(Role.ADVISER)
@require_POST
def permission(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What they were asked, and said."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = PermissionForm(request.POST, bodies=bodies(), purposes=sharing.purposes())
    if form.is_valid():
        given = form.cleaned_data
        whom = partners.get_organisation(given["recipient"]) if given["recipient"] else None
        try:
            contacts.note_permission(by=actor, contact=contact, **given | {"recipient": whom})
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, "Noted what they said. They can take a yes back at any time.")
            return redirect(state_of(request).url(contact, anchor="who"))
    return show_page(request, contact, permission_form=form, status=400)
