"""Telling governance officers at once that somebody saw what no agreement opens."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.sharing.models import Emergency

__all__ = ["tell_of_emergency", "tell_who_broke_it"]


def tell_who_broke_it(emergency: "Emergency", *, by: Actor) -> None:
    """The officers of the body for whom they acted (a building block)."""
    text = f"{emergency.actor_name} broke the glass for {emergency.organisation.name}: {_reason(emergency)}."
    _tell(emergency.organisation, emergency, text, by)


def tell_of_emergency(emergency: "Emergency", sources: Iterable[str], *, by: Actor) -> None:
    """The officers of bodies of whose records something was seen by right of it (a building block)."""
    text = (
        f"In an emergency somebody at {emergency.organisation.name} saw a record that your organisation holds and"
        f" that no agreement opens: {_reason(emergency)}."
    )
    for source in sorted(sources):
        _tell(partners.get_organisation(source), emergency, text, by)


def _reason(emergency: "Emergency") -> str:
    return emergency.get_reason_display().lower()


def _tell(body: "Organisation", emergency: "Emergency", text: str, by: Actor) -> None:
    link = f"{settings.PUBLIC_URL}/office/emergencies/{emergency.uuid}/"
    for name, email in sharing.officers_of(body):
        values = {"name": name, "text": text, "link": link}
        messages.send("staff-emergency", by=by, email=email, about=str(emergency.uuid), values=values)
