"""Queues of phone systems, and chats: whose they are, how soon calls are to be answered, and what they sign with."""

from functools import partial
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import QueueKind
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.belonging import OfBody, bodies_of, for_body
from onedoor.web.office.editing import form_page

administrators = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


class ChatForm(forms.Form):
    """A chat: it rings nobody."""

    name = forms.CharField(label="Name", max_length=120, help_text="As advisers know it, like Housing.")
    code = forms.SlugField(
        label="Code", max_length=60, help_text="What the other system calls it: letters, digits and hyphens."
    )
    is_active = forms.BooleanField(label="In use", required=False, initial=True)


class QueueForm(ChatForm):
    """One queue of a phone system."""

    number = forms.CharField(label="Number people dial", max_length=40, required=False)
    answer_within = forms.IntegerField(
        label="Answer within, in seconds", min_value=1, max_value=3600, initial=20,
        help_text="The board counts today’s service level by it.",
    )  # fmt: skip
    field_order = ["name", "code", "number", "answer_within", "is_active"]


class NewQueueForm(OfBody, QueueForm):
    """One more."""

    whose = "Whose calls they are"


class NewChatForm(OfBody, ChatForm):
    """One more."""

    whose = "Whose advisers get the chats"


_FORMS = {QueueKind.PHONE: (QueueForm, NewQueueForm), QueueKind.CHAT: (ChatForm, NewChatForm)}
_NAMES = ("name", "code", "number", "answer_within", "is_active")


@administrators
@require_safe
def queue_list(request: HttpRequest) -> HttpResponse:
    queues = contacts.queues_editable_by(actor_of(request)).order_by("organisation__name", "name")
    return render(request, "office/phones/list.html", {"queues": queues})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, kind: str = QueueKind.PHONE) -> HttpResponse:
    actor = actor_of(request)
    form = _FORMS[QueueKind(kind)][1](request.POST or None, bodies=bodies_of(actor))
    save = for_body(partial(contacts.save_queue, kind=kind), actor)
    what = "chat" if kind == QueueKind.CHAT else "phone queue"
    done = "It was added. Open its address and secret to see what it signs with."
    return form_page(request, form, save, title=f"Add a {what}", back=_back(), done=done)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    queue = contacts.get_queue_for(actor, uuid)
    form_class = _FORMS[QueueKind(queue.kind)][0]
    form = form_class(request.POST or None, initial={name: getattr(queue, name) for name in _NAMES})
    save = partial(contacts.save_queue, by=actor, organisation=queue.organisation, queue=queue)
    intro = f"{queue.get_kind_display()}, for {queue.organisation}."
    return form_page(request, form, save, title=queue.name, back=_back(), done="It was changed.", intro=intro)


@administrators
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def secret(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the other system signs with, shown to whoever sets it up; a new one by POST."""
    actor = actor_of(request)
    queue = contacts.get_queue_for(actor, uuid)
    if request.method == "POST":
        queue = contacts.renew_queue_secret(by=actor, queue=queue)
    name = "chat:transcript" if queue.kind == QueueKind.CHAT else "telephony:call"
    address = f"{settings.PUBLIC_URL}{reverse(name)}"
    return render(request, "office/phones/secret.html", {"queue": queue, "address": address})


def _back() -> tuple[str, str]:
    return reverse("office:phones-list"), "Phones and chat"
