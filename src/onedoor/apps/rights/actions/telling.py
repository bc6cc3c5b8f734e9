"""What the person, and the officers of a body, are told of a case. Building blocks."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from onedoor.apps.messages import services as messages
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["tell_officers", "tell_outside", "tell_person", "tell_received"]


def tell_received(case: Case, parts: Iterable[Part], *, by: Actor) -> None:
    """That it has come, and by when there is an answer; or that we ask who they are."""
    due = max((part.due_on for part in parts if part.due_on), default=None)
    with override(case.language):
        text = (
            _("You will have an answer by %(day)s.") % {"day": date_format(due, "j F Y")}
            if due
            else _("Before we can answer, show us who you are: open the page, or ask at any of our desks.")
        )
        _write("rights-received", case, text, by)


def tell_person(case: Case, say: Callable[[], str], *, by: Actor, body: "Organisation | None" = None) -> None:
    """News of it, made in the person's language."""
    with override(case.language):
        _write("rights-news", case, say(), by, body)


def _write(code: str, case: Case, text: str, by: Actor, body: "Organisation | None" = None) -> None:
    values = {
        "reference": case.reference, "text": text, "service": str(case.get_kind_display()),
        "link": f"{settings.PUBLIC_URL}/you/rights/{case.uuid}/",
    }  # fmt: skip
    messages.send(
        code, by=by, email=case.email, language=case.language, organisation=body, about=str(case.uuid), values=values
    )


# Nothing of the person: they may have had no more than a question about a street.
_OUTSIDE = {
    "correction": "Something that is known of the person was put right. Ask us before you rely on what we told you.",
    "erasure": (
        "What is known of the person is being erased. Erase what we told you as well, unless the law says that you must"
        " keep it, and tell whoever you passed it on to."
    ),
    "restriction": "What is known of the person is not used for now. Do not use what we told you until we say so.",
}


def tell_outside(part: Part, name: str, email: str, reference: str, *, by: Actor) -> None:
    """Whoever outside was told something with a question about that request."""
    values = {
        "name": name, "organisation": part.organisation.name, "reference": reference,
        "text": _OUTSIDE[part.case.kind],
    }  # fmt: skip
    messages.send(
        "outside-changed", by=by, email=email, organisation=part.organisation, about=str(part.case.uuid), values=values
    )


def tell_officers(body: "Organisation", text: str, link: str, *, about: str, by: Actor) -> None:
    """Those who answer for the body."""
    for name, email in sharing.officers_of(body):
        values = {"name": name, "text": text, "link": f"{settings.PUBLIC_URL}{link}"}
        messages.send("staff-rights", by=by, email=email, about=about, values=values)
