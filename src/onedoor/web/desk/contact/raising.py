"""The form a request is raised with: what is known and open filled in, the service’s own questions added."""

from typing import Any

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.places.data import Place
from onedoor.web.components.asking import initial_of
from onedoor.web.desk.contact.forms import (
    RaiseForm,
)
from onedoor.web.desk.contact.in_hand import bodies, things_near

__all__ = ["raise_form_for", "with_another"]


def raise_form_for(
    item: Any, contact: Any, resident: Any, data: Any = None, *, place: Place | None = None
) -> RaiseForm:
    """With what is known and open of the caller already filled in, or with what was sent."""
    points = resident.points if resident else ()
    by_kind = {point.kind: point.value for point in reversed(points) if point.is_safe}
    initial = {
        "description": item.words,
        "name": resident.full_name if resident else "",
        "email": by_kind.get("email", ""),
        "phone": by_kind.get("phone", contact.caller_number if not resident else ""),
    }
    if firm := contact.business:
        initial |= {"name": contact.caller_name}
        initial |= {"email": firm.email, "phone": firm.phone} if contact.is_sure else {}
    if speaker := contact.representation:
        # Whoever speaks for them hears of it; what is theirs alone is not put before somebody who is told nothing.
        initial |= {"name": speaker.name, "email": speaker.email, "phone": speaker.phone}
    shared = {"service": item.service, "bodies": bodies(), "files": list(contacts.files_in(contact))}
    shared["things"] = things_near(item.service, place)
    # Whatever was published while the caller spoke: they answer what they were asked.
    asked = data.get("form") if data else ""
    version = directory.get_form_version(item.service, asked) if asked else directory.published_form(item.service)
    return RaiseForm(data, version=version, entries=_entries(data or {}, version), initial=initial, **shared)


def with_another(form: RaiseForm) -> RaiseForm:
    """The same form, not yet looked at, with all that was typed."""
    typed = {name: form[name].data for name in form.fields}
    typed |= initial_of(form.asked, form.answers, is_compact=True)
    return RaiseForm(
        None, service=form.service, version=form.version, bodies=bodies(), entries=form.entries, initial=typed,
        files=form.files_offered, things=form.things,
    )  # fmt: skip


def _entries(data: Any, version: Any) -> dict[str, int]:
    """How many of each repeated page stand in the form; one more of the page whose button was pressed."""
    entries = {}
    for page in directory.form_of(version).pages:
        text = data.get(f"entries-{page.code}", "1")
        count = int(text) if text.isascii() and text.isdigit() else 1
        entries[page.code] = min(count + (data.get("another") == page.code), max(page.entries, 1))
    return entries
