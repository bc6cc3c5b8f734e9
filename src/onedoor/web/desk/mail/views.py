"""Taking up what waits for anybody, and answering it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import AnswerMailForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of

__all__ = ["answer", "take"]


@staff_only(Role.ADVISER)
@require_POST
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is mine now."""
    try:
        contact = contacts.take_contact(by=actor_of(request), contact=str(uuid))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("desk:contact-list")
    return redirect("desk:contact-page", contact.uuid)


@staff_only(Role.ADVISER)
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write back."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = AnswerMailForm(request.POST)
    if form.is_valid():
        try:
            contacts.answer_mail(by=actor, contact=contact, text=form.cleaned_data["text"])
        except (Conflict, Invalid) as error:
            add_errors(form, error)
    if form.errors:
        return show_page(request, contact, answer_form=form, status=400)
    messages.success(request, "Answered.")
    return redirect(state_of(request).url(contact, anchor="wrap-up"))
