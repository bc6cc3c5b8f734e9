"""Mailboxes: whose they are, where they are read, and whether that works."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import MailSecurity
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.belonging import OfBody, bodies_of, for_body
from onedoor.web.office.editing import form_page

administrators = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
_NAMES = ("address", "host", "port", "security", "user", "folder", "is_active")


class MailboxForm(forms.Form):
    """One mailbox, as the mail server knows it."""

    address = forms.EmailField(label="Address people write to")
    host = forms.CharField(label="IMAP server", max_length=200)
    port = forms.IntegerField(label="Port", min_value=1, max_value=65535, initial=993)
    security = forms.ChoiceField(label="Security", choices=MailSecurity.choices, initial=MailSecurity.TLS)
    user = forms.CharField(label="User name", max_length=254)
    password = forms.CharField(
        label="Password", required=False, max_length=200, help_text="Leave it empty to keep the one there is.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    folder = forms.RegexField(
        r'^[^"\\\r\n]+$', label="Folder", max_length=200, initial="INBOX",
        error_messages={"invalid": "Enter the folder without quotation marks"},
    )  # fmt: skip
    is_active = forms.BooleanField(label="Read it", required=False, initial=True)


class NewMailboxForm(OfBody, MailboxForm):
    """One more."""

    whose = "Whose advisers get the mail"


@administrators
@require_safe
def mailbox_list(request: HttpRequest) -> HttpResponse:
    mailboxes = contacts.mailboxes_editable_by(actor_of(request)).order_by("organisation__name", "address")
    return render(request, "office/mailboxes/list.html", {"mailboxes": mailboxes})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = NewMailboxForm(request.POST or None, bodies=bodies_of(actor))
    save, done = for_body(contacts.save_mailbox, actor), "The mailbox was added. The worker reads it within a minute."
    return form_page(request, form, save, title="Add a mailbox", back=_back(), done=done)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    mailbox = contacts.get_mailbox_for(actor, uuid)
    form = MailboxForm(request.POST or None, initial={name: getattr(mailbox, name) for name in _NAMES})

    def save(**given: Any) -> Any:
        return contacts.save_mailbox(by=actor, organisation=mailbox.organisation, mailbox=mailbox, **given)

    intro = f"Its mail is for advisers of {mailbox.organisation}."
    return form_page(
        request, form, save, title=mailbox.address, back=_back(), done="The mailbox was changed.", intro=intro
    )


def _back() -> tuple[str, str]:
    return reverse("office:mailboxes-list"), "Mailboxes"
