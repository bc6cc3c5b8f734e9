"""The order of the steps, and what sending does."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language, gettext

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.data import NearAsset
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Outcome
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Responsibility
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, SimilarRequest
from onedoor.foundation import asking, clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.asking import CheckedAnswer, Form, Page, Step
from onedoor.web.portal.sending.drafts import Draft
from onedoor.web.portal.sending.photos import read_photos

if TYPE_CHECKING:
    from onedoor.apps.directory.models import FormVersion, Service
    from onedoor.apps.requests.models import Request

__all__ = [
    "WEB",
    "another_mark",
    "answers_shown",
    "before",
    "copy_of",
    "is_at_border",
    "is_short",
    "is_whole",
    "needs_address",
    "next_address",
    "page_address",
    "page_mark",
    "responsible",
    "send",
    "similar",
    "skips_details",
    "version_of",
    "which_chosen",
    "which_near",
]

WEB = "web"
ORDER = ("where", "which", "details", "similar", "you", "check")


def responsible(service: "Service", draft: Draft) -> Responsibility:
    """Who answers for it at the draft's place, or for the thing that was chosen there."""
    thing = which_chosen(draft) or _stands_on(draft)
    if thing and thing.owner:
        return Responsibility(thing.owner, thing.owner_name, thing.owner, thing.owner_name, thing.reason)
    place = draft.spot.place() if draft.spot else None
    return directory.who_provides(service, place, language=get_language() or "en-gb")


def _stands_on(draft: Draft) -> NearAsset | None:
    if draft.is_voice or draft.spot is None:
        return None
    return assets.belongs_to(draft.service, draft.spot.latitude, draft.spot.longitude)


def needs_address(service: "Service", found: Responsibility, draft: Draft) -> bool:
    """Whether only a full address will do and none was given yet: it says whose it is, or where to come."""
    has_address = draft.spot is not None and draft.spot.uprn is not None
    if has_address or draft.accepts_doubt:
        return False
    return is_at_border(found, draft) or _comes_home(service, draft)


def _comes_home(service: "Service", draft: Draft) -> bool:
    """Whether somebody comes to their home, of which only the postcode is known, and its addresses can be offered."""
    if not service.needs_home or draft.is_voice or draft.spot is None or not draft.spot.is_postcode_only:
        return False
    return bool(places.addresses_in_postcode(draft.spot.postcode))


def is_at_border(found: Responsibility, draft: Draft) -> bool:
    """Whether whose it is depends on which side of a border the address lies."""
    # At a border a postcode may lie in nobody's area for certain: that is no reason to send anyone away.
    lies_on_it = found.accountable is None and draft.spot is not None and bool(draft.spot.place().doubtful)
    return found.needs_address or lies_on_it


def which_near(draft: Draft) -> list[NearAsset]:
    """Things near the place one of which may be meant; none for what is said of a body, or where it is about none."""
    spot = draft.spot
    if draft.is_voice or spot is None or spot.latitude is None or spot.longitude is None:
        return []
    language = get_language() or "en-gb"
    return assets.assets_near(draft.service, spot.latitude, spot.longitude, language=language)


def which_chosen(draft: Draft) -> NearAsset | None:
    return next((one for one in which_near(draft) if one.uuid == draft.asset), None) if draft.asset else None


def similar(service: "Service", draft: Draft) -> list[SimilarRequest]:
    """Open reports near by that may be about the same thing; none for what is not public."""
    spot = draft.spot
    if draft.is_voice or not service.is_public or not service.needs_place or spot is None:
        return []
    if spot.latitude is None or spot.longitude is None:
        return []
    found = requests.similar_requests(
        service=service, latitude=spot.latitude, longitude=spot.longitude, text=draft.description
    )
    # One that is done cannot be followed: if it is there again, it is to be reported again.
    return [one for one in found if one.is_open]


def version_of(service: "Service", draft: Draft) -> "FormVersion | None":
    """The version of the form they began with, whatever was published since; what is said of a body has none."""
    return directory.get_form_version(service, draft.form) if draft.form and not draft.is_voice else None


def is_short(form: Form) -> bool:
    """Whether its questions fit on the page with the person's own words, as most do."""
    return len(form.pages) < 2 and not any(page.repeats or page.title or page.intro for page in form.pages)


def next_address(draft: Draft, form: Form) -> str:
    """The first step that is not answered yet; the last one shows everything before it is sent."""
    for step in ORDER:
        if step == "which" and not which_near(draft):
            continue
        if step == "details" and not is_short(form) and (page := _next_page(draft, form)):
            return page
        if step not in draft.done and not (step == "details" and skips_details(form)):
            return reverse(f"portal:send-{step}", args=[draft.id])
    return reverse("portal:send-check", args=[draft.id])


def skips_details(form: Form) -> bool:
    """Whether nothing is left to ask beside the form's own pages."""
    return not (is_short(form) and form.questions) and not form.takes_words and not form.takes_photos


def _next_page(draft: Draft, form: Form) -> str:
    """The first page of the form that was not answered yet, or where something is missing since."""
    given = draft.given
    for step in asking.steps(form, given):
        page = step.page
        if page_mark(step) not in draft.done or asking.check_all(form, given, only=step).wrong:
            return page_address(draft, step)
        is_last = step.entry == asking.entries_of(page, given)
        if step.entry and is_last and another_mark(page) not in draft.done and step.entry < page.entries:
            return reverse("portal:send-another", args=[draft.id, page.code])
    return ""


def page_mark(step: Step) -> str:
    return f"page:{step.page.code}:{step.entry}"


def another_mark(page: Page) -> str:
    return f"another:{page.code}"


def page_address(draft: Draft, step: Step) -> str:
    return reverse("portal:send-questions", args=[draft.id, step.page.code, step.entry])


def is_whole(draft: Draft, form: Form) -> bool:
    """Whether every step before the last is done."""
    return next_address(draft, form) == reverse("portal:send-check", args=[draft.id])


def before(draft: Draft, form: Form, at: Step | None) -> str:
    """The address one step back from a page of the form; without one, from what comes after its pages."""
    shown = [] if is_short(form) else asking.steps(form, draft.given)
    at_all = shown.index(at) if at in shown else len(shown)
    return page_address(draft, shown[at_all - 1]) if at_all else reverse("portal:send-where", args=[draft.id])


def answers_shown(form: Form, draft: Draft) -> list[tuple[CheckedAnswer, str]]:
    """The answers to be checked, in the language of the reader, each with the address where it is changed.

    What is sent stays in English for staff.
    """
    given, language = draft.given, get_language() or "en-gb"
    homes = {one.key: one.step for one in asking.asked_of(form, given)}
    details = reverse("portal:send-details", args=[draft.id])
    return [
        (answer, details if is_short(form) else page_address(draft, homes[answer.code]))
        for answer in asking.check_all(form, given, language=language, today=clock.today()).answers
    ]


def copy_of(form: Form, draft: Draft) -> str:
    """What they answered, as they read it. Private answers stay out of e-mails: they are on the request's page."""
    hidden, own = gettext("Not shown in an e-mail"), gettext("In your words")
    lines = [
        f"{answer.label}\n{hidden if answer.is_private else answer.shown}"
        for answer, _address in answers_shown(form, draft)
    ]
    if draft.description:
        lines.append(f"{own}\n{draft.description}")
    return "\n\n".join(lines)


def _as_staff_read(draft: Draft) -> NearAsset | None:
    """What was chosen, in English, as everything that is sent."""
    if not (draft.asset and draft.spot and which_chosen(draft)):
        return None
    return assets.get_near_asset(draft.service, draft.spot.latitude or 0.0, draft.spot.longitude or 0.0, draft.asset)


def send(draft: Draft, service: "Service", *, by: Actor, wants_copy: bool = False) -> "Request":
    """Raise the request and count the contact. Raises Invalid where something will not do."""
    version = version_of(service, draft)
    request = requests.raise_request(
        by=by,
        service=service,
        place=draft.spot.place_in_words() if draft.spot else None,
        kind=draft.kind,
        description=draft.description,
        channel=WEB,
        answers=directory.check_answers(version, draft.given) if version else [],
        form=version,
        copy=copy_of(directory.form_of(version), draft) if wants_copy else "",
        contactee=Contactee(draft.name, draft.email, draft.phone, get_language() or "en-gb"),
        files=read_photos(draft),
        organisation=partners.get_organisation(draft.organisation) if draft.organisation else None,
        uuid=draft.uuid,
        asset=_as_staff_read(draft),
    )
    contacts.record_self_service(
        by=by,
        channel=WEB,
        service=service,
        responsible=request.accountable,
        request=request,
        outcome=Outcome.REQUEST_RAISED,
    )
    return request
