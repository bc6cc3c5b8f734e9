"""What of everything that was reported is wanted."""

import math
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onedoor.apps.directory import services as directory
from onedoor.apps.places import services as places
from onedoor.foundation import clock

__all__ = ["FilterForm"]

_AREAS = ("county", "unitary", "district", "local_authority", "ward")
_SINCE = {"7": _("In the last week"), "31": _("In the last month"), "366": _("In the last year"), "": _("At any time")}
_STATES = {"": _("Open or closed"), "open": _("Open"), "closed": _("Closed")}


class FilterForm(forms.Form):
    """By area, service, state and time. Whatever is not known is taken for no wish."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    service = forms.ChoiceField(label=_("What it is about"), required=False)
    state = forms.ChoiceField(label=_("Where it stands"), required=False, choices=list(_STATES.items()))
    since = forms.ChoiceField(label=_("Sent"), required=False, choices=list(_SINCE.items()))
    box = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, language: str) -> None:
        super().__init__(data)
        areas = {area.code: area for kind in _AREAS for area in places.areas_of_type(kind) if area.code}
        self.area_names = {code: (language == "cy" and area.name_cy) or area.name for code, area in areas.items()}
        names = directory.service_names()
        shown = sorted((one.name, one.slug) for one in names.values() if one.is_public)
        self._offer("area", [("", _("Everywhere")), *self.area_names.items()])
        self._offer("service", [("", _("Anything")), *((slug, name) for name, slug in shown)])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), "Declared so above."
        field.choices = choices

    @property
    def wanted(self) -> dict[str, Any]:
        """As `public_reports` takes it."""
        self.is_valid()
        given = self.cleaned_data
        state = given.get("state", "")
        return {
            "area": given.get("area", ""),
            "service": given.get("service", ""),
            "is_open": None if not state else state == "open",
            "since": _days_ago(given.get("since", "")),
            "box": _box(given.get("box", "")),
        }

    @property
    def query(self) -> dict[str, str]:
        """What was chosen and is known, for links."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _days_ago(days: str) -> datetime | None:
    return clock.now() - timedelta(days=int(days)) if days.isdigit() else None


def _box(text: str) -> tuple[float, float, float, float] | None:
    """South, west, north, east; None for what is no part of the map."""
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError:
        return None
    are_numbers = all(math.isfinite(part) for part in (south, west, north, east))
    return (south, west, north, east) if are_numbers and south < north and west < east else None
