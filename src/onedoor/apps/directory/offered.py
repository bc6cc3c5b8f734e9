"""Which services can be raised here, for the lists machines read."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from onedoor.apps.directory.data import FormState, RequestKind, ServiceStatus
from onedoor.apps.directory.models import FormVersion, Provision, Service

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["offered_services"]


def offered_services(*, organisation: "Organisation | None" = None) -> list[tuple[Service, bool]]:
    """Active services people can report, ask for or complain of, by name, and whether each asks questions.

    With an organisation, those that it, or a body of its kind, provides. Two queries at most.
    """
    asked = FormVersion.objects.filter(service=OuterRef("pk"), state=FormState.PUBLISHED, question_count__gt=0)
    found = Service.objects.filter(status=ServiceStatus.ACTIVE).exclude(kind=RequestKind.NONE)
    services = list(found.annotate(has_questions=Exists(asked)).order_by("name", "pk"))
    if organisation is not None:
        provided = _provided_by(organisation)
        services = [service for service in services if service.pk in provided]
    return [(service, service.has_questions) for service in services]


def _provided_by(organisation: "Organisation") -> set[int]:
    # SQLite cannot look into a JSON list, so the kinds are compared here; there is a row or two a service.
    rows = Provision.objects.on().filter(is_provided=True).values_list("service_id", "organisation_id", "kinds")
    return {
        service
        for service, named, kinds in rows
        if named == organisation.pk or (named is None and organisation.kind in kinds)
    }
