"""Reading what a service asks, and checking what was answered."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from onedoor.apps.directory.data import FormState
from onedoor.apps.directory.models import FormVersion, Service
from onedoor.foundation import clock
from onedoor.foundation.asking import CheckedAnswer, Form, check_all
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.remembering import remembered

__all__ = [
    "check_answers",
    "draft_of",
    "form_of",
    "get_form_version",
    "known_form",
    "published_form",
    "versions_of",
]


def published_form(service: Service) -> FormVersion | None:
    """What it asks today; None where it asks nothing of its own."""
    return service.forms.filter(state=FormState.PUBLISHED).first()


@remembered
def known_form(service_id: int) -> FormVersion | None:
    """As `published_form`, some seconds old and not to be changed."""
    return FormVersion.objects.filter(service=service_id, state=FormState.PUBLISHED).first()


def form_of(version: FormVersion | None) -> Form:
    """The form of a version; without one, one that asks nothing."""
    return version.form if version else Form()


def draft_of(service: Service) -> FormVersion | None:
    """What is being written, if anything."""
    return service.forms.filter(state=FormState.DRAFT).first()


def versions_of(service: Service) -> list[FormVersion]:
    """Every version, the newest first."""
    return list(service.forms.select_related("service"))


def get_form_version(service: Service, uuid: UUID | str) -> FormVersion:
    """Raises Missing."""
    try:
        found = service.forms.select_related("service").filter(uuid=UUID(str(uuid))).first()
    except ValueError:
        found = None
    if found is None:
        raise Missing("There is no such version of the form.")
    return found


def check_answers(
    version: FormVersion | None,
    given: Mapping[str, Sequence[str]],
    *,
    language: str = "en",
    takes_files: bool = True,
) -> list[CheckedAnswer]:
    """The answers as they are stored and shown, in the order they were asked; unanswered optional ones are left out.

    `given` is by question code, in a repeated page `code.2` for the second entry. Raises Invalid with a field
    `attribute-<key>` for each answer that is missing or will not do. Keys that are no question are passed over:
    machines send more than was asked.
    """
    checked = check_all(form_of(version), given, language=language, today=clock.today(), takes_files=takes_files)
    if checked.wrong:
        fields = {f"attribute-{key}": [words] for key, words in checked.wrong.items()}
        raise Invalid("Some answers are missing or cannot be used.", code="answers", fields=fields)
    return list(checked.answers)
