"""Queues of phone systems: whose calls they are, how soon they are to be answered, and what they sign with."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page

administrators = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


class QueueForm(forms.Form):
    """One queue."""

    name = forms.CharField(label="Name", max_length=120, help_text="As advisers know it, like Housing.")
    code = forms.SlugField(
        label="Code", max_length=60, help_text="What the phone system calls it: letters, digits and hyphens."
    )
    number = forms.CharField(label="Number people dial", max_length=40, required=False)
    answer_within = forms.IntegerField(
        label="Answer within, in seconds", min_value=1, max_value=3600, initial=20,
        help_text="The board counts today’s service level by it.",
    )  # fmt: skip
    is_active = forms.BooleanField(label="In use", required=False, initial=True)


class NewQueueForm(QueueForm):
    """The first thing said of a queue is whose it is."""

    organisation = forms.ChoiceField(label="Whose calls they are", choices=[])
    field_order = ["organisation"]

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = bodies


@administrators
@require_safe
def queue_list(request: HttpRequest) -> HttpResponse:
    queues = contacts.queues_editable_by(actor_of(request)).order_by("organisation__name", "name")
    return render(request, "office/phones/list.html", {"queues": queues, "address": _address()})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    bodies = partners.organisations_administered_by(actor).order_by("name")
    form = NewQueueForm(request.POST or None, bodies=[(str(body.uuid), body.name) for body in bodies])

    def save(**given: Any) -> Any:
        body = partners.get_organisation(given.pop("organisation"))
        return contacts.save_queue(by=actor, organisation=body, **given)

    return form_page(
        request, form, save, title="Add a phone queue", back=_back(),
        done="The queue was added. Open it to see the secret it signs with.",
    )  # fmt: skip


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    queue = contacts.get_queue_for(actor, uuid)
    names = ("name", "code", "number", "answer_within", "is_active")
    form = QueueForm(request.POST or None, initial={name: getattr(queue, name) for name in names})

    def save(**given: Any) -> Any:
        return contacts.save_queue(by=actor, organisation=queue.organisation, queue=queue, **given)

    return form_page(
        request, form, save, title=queue.name, back=_back(), done="The queue was changed.",
        intro=f"Calls of {queue.organisation}.",
    )  # fmt: skip


@administrators
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def secret(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the phone system signs with, shown to whoever sets it up; a new one by POST."""
    actor = actor_of(request)
    queue = contacts.get_queue_for(actor, uuid)
    if request.method == "POST":
        queue = contacts.renew_queue_secret(by=actor, queue=queue)
    return render(request, "office/phones/secret.html", {"queue": queue, "address": _address()})


def _address() -> str:
    return f"{settings.PUBLIC_URL}{reverse('telephony:call')}"


def _back() -> tuple[str, str]:
    return reverse("office:phones-list"), "Phone queues"
