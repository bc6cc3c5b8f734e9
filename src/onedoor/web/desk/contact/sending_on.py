"""Sending somebody on, with what they need in writing."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.hours import lines_of
from onedoor.web.desk.contact.in_hand import bodies, current_item, place_for, resident_in
from onedoor.web.desk.contact.state import State, state_of

__all__ = ["send_on"]

_WAYS = [("", "Only told"), ("email", "E-mail"), ("text", "Text message"), ("letter", "Letter")]


class SendOnForm(forms.Form):
    """Whom to, how that is reached, and how they get it."""

    to_body = forms.ChoiceField(label="An organisation of the partnership", required=False, choices=[])
    place = forms.CharField(
        label="Whom you send them to", max_length=200, error_messages={"required": "Enter whom you send them to"},
        widget=forms.TextInput(attrs={"autofocus": True}),
    )  # fmt: skip
    details = forms.CharField(
        label="How that is reached", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Phone, hours, address, web page. They read exactly this.",
    )  # fmt: skip
    channel = forms.ChoiceField(label="How they get it", choices=_WAYS, required=False, widget=forms.RadioSelect)
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(label="Mobile number", required=False, max_length=40)
    address = forms.CharField(
        label="Name and address", required=False, max_length=254, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A line for each, the name first.",
    )  # fmt: skip
    is_safe = forms.BooleanField(label="They say it is safe to write there", required=False)
    ask_later = forms.BooleanField(
        label="They agree to be asked in a week whether it worked", required=False, help_text="By e-mail or text."
    )
    language = forms.ChoiceField(label="Language", choices=[("en-gb", "English"), ("cy", "Welsh")])

    def __init__(self, *args: Any, asks_safety: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Somebody else"), *bodies()]
        if not asks_safety:
            del self.fields["is_safe"]

    @property
    def chosen_address(self) -> str:
        """The address of the way that was chosen."""
        way = {"email": "email", "text": "phone", "letter": "address"}.get(self.cleaned_data["channel"], "")
        return str(self.cleaned_data[way]) if way else ""


@staff_only(Role.ADVISER)
@require_http_methods(["GET", "HEAD", "POST"])
def send_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What is known of the body that answers for the question stands there already."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    person, item = resident_in(contact, actor), current_item(contact, state, actor)
    form = SendOnForm(
        request.POST or None, initial=_known(contact, item, person, state),
        asks_safety=person is not None and not person.is_safe_to_contact,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            _send_on(form, contact, item, state, actor)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            sent = "Sent." if form.cleaned_data["channel"] else "Noted."
            messages.success(request, f"{sent} They were sent to {form.cleaned_data['place']}.")
            return redirect(state.url(contact, anchor="wrap-up", item="", request="", need=""))
    context = {"contact": contact, "state": state, "item": item, "form": form}
    return render(request, "desk/contact/send_on.html", context, status=400 if form.errors else 200)


def _send_on(form: SendOnForm, contact: Any, item: Any, state: State, actor: Actor) -> None:
    given = form.cleaned_data
    if item is None or item.action:
        item = contacts.add_item(by=actor, contact=contact, words=state.need)
    contacts.signpost(
        by=actor, item=item, place=given["place"], details=given["details"], channel=given["channel"],
        address=form.chosen_address, language=given["language"], ask_later=given["ask_later"],
        to_body=partners.get_organisation(given["to_body"]) if given["to_body"] else None,
        is_safe="is_safe" not in form.fields or given["is_safe"],
    )  # fmt: skip


def _known(contact: Any, item: Any, person: Any, state: State) -> dict[str, Any]:
    """The body responsible with its hours; the person's own addresses, as far as these are open and safe."""
    points = person.points if person else ()
    by_kind = {point.kind: point.value for point in reversed(points) if point.is_safe}
    known = {
        "email": by_kind.get("email", ""),
        "phone": by_kind.get("phone", contact.caller_number if not person else ""),
        "address": "\n".join(filter(None, (person.full_name, *_lines(person.address)))) if person else "",
        "language": person.language if person else "en-gb",
        "channel": "email" if by_kind.get("email") else "text" if by_kind.get("phone") else "",
    }
    return known | _body(item, person, state)


def _lines(address: str) -> list[str]:
    return [line.strip() for line in (address or "").split(",")]


def _body(item: Any, person: Any, state: State) -> dict[str, Any]:
    if item is None or item.service is None:
        return {}
    answer = directory.who_provides(item.service, place_for(item, person, state).place)
    if not answer.accountable:
        return {"place": ", ".join(answer.ask_instead)}
    body = partners.get_organisation(answer.accountable)
    hours = "\n".join(lines_of(directory.hours_for(body, item.service)))
    return {"to_body": str(body.uuid), "place": body.name, "details": hours}
