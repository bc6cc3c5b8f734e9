"""What is done about a question: raise, add, chase, advise, send on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.places.data import Place
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, NewFile
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import AdviceForm, RaiseForm, SayForm
from onedoor.web.desk.contact.in_hand import current_item, place_for, resident_in, who_answers
from onedoor.web.desk.contact.letters import letter_of
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.raising import raise_form_for, with_another
from onedoor.web.desk.contact.state import State, state_of

_DONE = {"item": "", "request": "", "need": ""}
_SAID = {
    "chase": (ItemAction.CHASED, "Chased {reference} with {body}."),
    "add": (ItemAction.ADDED, "Added to {reference}."),
    "reopen": (ItemAction.REOPENED, "Opened {reference} again with {body}."),
}


@staff_only(Role.ADVISER)
@require_POST
def take_need(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The caller's words, and the service they mean; without one it is a question to be answered."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    slug = request.POST.get("service", "")
    service = directory.get_service(slug) if slug else None
    item = contacts.add_item(by=actor, contact=contact, words=request.POST.get("words") or state.need, service=service)
    anchor = "where" if service and service.needs_place and not state.place else "do"
    return redirect(state.url(contact, anchor=anchor, item=str(item.uuid), need="", request=""))


@staff_only(Role.ADVISER)
@require_POST
def raise_it(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Raise a request with the body responsible, whichever partner that is."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    item = current_item(contact, state, actor)
    if item is None or item.service is None:
        return redirect(state.url(contact, anchor="need-panel"))
    resident = resident_in(contact, actor)
    place = place_for(item, resident, state).place
    form = raise_form_for(item, contact, resident, request.POST, place=place)
    if "another" in request.POST:
        return show_page(request, contact, raise_form=with_another(form))
    try:
        contacts.require_may_speak(contact, item.service)
        raised = _raise(form, item, contact, place, actor) if form.is_valid() else None
    except Invalid as error:
        add_errors(form, error)
        raised = None
    if raised is None:
        return show_page(request, contact, raise_form=form, status=400)
    messages.success(request, _told(raised))
    return redirect(state.url(contact, anchor="wrap-up", **_DONE))


def _raise(form: RaiseForm, item: Any, contact: Any, place: Place | None, actor: Actor) -> Any:
    given, resident = form.cleaned_data, resident_in(contact, actor)
    raised = requests.raise_request(
        by=actor,
        service=item.service,
        place=place,
        asset=form.thing,
        kind=given["kind"],
        description=given["description"],
        channel=contact.channel.code,
        answers=directory.check_answers(form.version, form.answers, takes_files=False),
        form=form.version,
        contactee=Contactee(
            name=given["name"],
            email=given["email"],
            phone=given["phone"],
            language=resident.language if resident else "en-gb",
        ),
        resident=contact.resident,
        business=contact.business,
        organisation=partners.get_organisation(given["organisation"]) if given["organisation"] else None,
        reason=given["reason"],
        uuid=item.request_uuid,
        door=contact.organisation,
        files=_files(contact, given),
    )
    contacts.note_action(by=actor, item=item, action=ItemAction.RAISED, request=raised, responsible=raised.accountable)
    return raised


def _files(contact: Any, given: Mapping[str, Any]) -> list[NewFile]:
    """Those they sent that go with it."""
    chosen = contacts.files_in(contact).filter(uuid__in=given.get("files") or ())
    return [NewFile(one.name, one.file.read()) for one in chosen]


def _told(raised: Any) -> str:
    due = f" They aim to deal with it by {raised.due_at:%-d %B}." if raised.due_at else ""
    return f"Raised {raised.reference} with {raised.accountable.name}.{due}"


@staff_only(Role.ADVISER)
@require_POST
def say(request: HttpRequest, uuid: UUID, matter: UUID) -> HttpResponse:
    """Chase a request, add to it, open it again, or only look it up; any partner's."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = SayForm(request.POST, files=list(contacts.files_in(contact)))
    try:
        found = contacts.see_request(contact, str(matter), by=actor)
        done = _say(form, found, request.POST.get("do", ""), contact, state, actor) if form.is_valid() else ""
    except (Invalid, Conflict, Denied, Missing) as error:
        add_errors(form, error)
        done = ""
    if not done:
        return show_page(request, contact, say_form=form, status=400)
    messages.success(request, done)
    return redirect(state.url(contact, anchor="wrap-up", **_DONE))


def _say(form: SayForm, found: Any, do: str, contact: Any, state: State, actor: Actor) -> str:
    action, done = _SAID.get(do, (ItemAction.LOOKED_UP, "Noted that they asked about {reference}."))
    contacts.say_about(
        by=actor,
        contact=contact,
        request=found,
        action=action,
        text=form.cleaned_data["text"].strip(),
        item=current_item(contact, state, actor),
        files=_files(contact, form.cleaned_data) if action == ItemAction.ADDED else (),
    )
    return done.format(reference=found.reference, body=found.accountable.name)


@staff_only(Role.ADVISER)
@require_POST
def advise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The question was answered, or the person sent to the body that answers for it."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = AdviceForm(request.POST)
    letter = letter_of(form) if form.is_valid() else None
    if not form.is_valid():
        return show_page(request, contact, advice_form=form, status=400)
    item = current_item(contact, state, actor) or contacts.add_item(by=actor, contact=contact, words=state.need)
    action = ItemAction.SIGNPOSTED if request.POST.get("do") == "signpost" else ItemAction.ADVISED
    contacts.note_action(
        by=actor,
        item=item,
        action=action,
        responsible=_responsible(item, resident_in(contact, actor), state),
        note=form.cleaned_data["note"],
        letter=letter,
    )
    messages.success(request, "Noted.")
    return redirect(state.url(contact, anchor="wrap-up", **_DONE))


def _responsible(item: Any, resident: Any, state: State) -> Any:
    if item.service is None:
        return None
    answer = who_answers(item.service, place_for(item, resident, state).place)
    return partners.get_organisation(answer.accountable) if answer.accountable else None
