"""Taking up what waits for anybody, and answering it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_it_is
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import AnswerMailForm
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of

__all__ = ["answer", "file", "take"]


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
@never_cache
@require_safe
def file(request: HttpRequest, uuid: UUID, file: UUID) -> FileResponse:
    """A file they sent, as the type it was found to be, and unable to do anything but be looked at."""
    actor = actor_of(request)
    found = contacts.get_mail_file_for(actor, contacts.get_contact_for(actor, uuid), file)
    return as_it_is(found.file, found.content_type, found.name)


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
