"""What a service asks, as people see it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from onedoor.apps.directory import services as directory
from onedoor.web.components.actors import staff_only
from onedoor.web.portal.sending.forms import DetailsForm

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Question, Service


class Shown(NamedTuple):
    """The form in one language."""

    code: str
    language: str
    fields: SafeString


def as_people_see(service: "Service", questions: "Sequence[Question]") -> list[Shown]:
    """The portal's own form in each language, so that what is shown here cannot differ from what is asked there."""
    shown = []
    for code, language in settings.LANGUAGES:
        with translation.override(code):
            form = DetailsForm(questions=questions, kind=service.kind, prefix=code, auto_id="shown-%s")
            fields = format_html_join("", "{}", ((bound.as_field_group(),) for bound in form))
        shown.append(Shown(code, language, fields))
    return shown


@staff_only()
@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    context = {"service": service, "shown": as_people_see(service, directory.questions_for(service))}
    return render(request, "office/services/preview.html", context)
