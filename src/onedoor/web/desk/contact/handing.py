"""Handing a contact to a colleague, and taking it back; undoing a cancellation; taking a question off the list."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.state import state_of

__all__ = ["drop", "hand_over", "restore", "take_back"]


class HandOverForm(forms.Form):
    """To whom, and what they should know first."""

    to = forms.ChoiceField(
        label="Who takes it up",
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who takes it up"},
    )
    note = forms.CharField(
        label="What they should know first", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = colleagues


@staff_only(Role.ADVISER)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything said and done goes with it; who was speaking has shown it already."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    offered = [(str(one.uuid), _named(one, live)) for one, live in contacts.colleagues_free(contact, by=actor)]
    form = HandOverForm(request.POST or None, colleagues=offered)
    if request.method == "POST" and form.is_valid():
        try:
            contacts.hand_over(by=actor, contact=contact, **form.cleaned_data)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Handed over {contact.reference}. You can take it back until it is taken up.")
            return redirect("desk:contact-list")
    context = {"contact": contact, "form": form, "offered": offered}
    return render(request, "desk/contact/hand_over.html", context, status=400 if form.errors else 200)


def _named(account: Any, live: int) -> str:
    return f"{account.name}, {f'{live} open or parked' if live else 'nobody waiting'}"


@staff_only(Role.ADVISER)
@require_POST
def take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Until it is taken up."""
    try:
        contact = contacts.take_back(by=actor_of(request), contact=str(uuid))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("desk:contact-list")
    return redirect("desk:contact-page", contact.uuid)


@staff_only(Role.ADVISER)
@require_POST
def restore(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It was no mistake after all."""
    actor = actor_of(request)
    try:
        contact = contacts.restore(by=actor, contact=contacts.get_contact_for(actor, uuid))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("desk:contact-list")
    return redirect("desk:contact-page", contact.uuid)


@staff_only(Role.ADVISER)
@require_POST
def drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A question that was not asked after all."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    try:
        contacts.drop_item(by=actor, item=contacts.get_item_for(actor, request.POST.get("item", "") or uuid))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect(state.url(contact, anchor="need-panel", item="", need=""))
