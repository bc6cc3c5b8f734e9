"""Adding and changing services."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from onedoor.apps.directory.access import must_change_directory
from onedoor.apps.directory.events import ServiceChanged, ServiceCreated
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.models import Service
from onedoor.apps.directory.search import forget_words
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log

__all__ = ["create_service", "update_service"]

_CHANGEABLE = (
    "lgsl slug name name_cy summary summary_cy description description_cy keywords topic status kind needs_place"
    " needs_home is_public needs_contact script urgent_advice urgent_advice_cy"
)
CHANGEABLE = frozenset(_CHANGEABLE.split())


def _checked(service: Service) -> Service:
    try:
        service.full_clean()
    except ValidationError as error:
        raise Invalid("The service cannot be saved as it is.", fields=error.message_dict) from None
    return service


@transaction.atomic(durable=True)
def create_service(*, by: Actor, name: str, slug: str = "", **texts: Any) -> Service:
    """A new service of the partnership's own, or one of the national list by its number. Raises Invalid."""
    must_change_directory(by)
    assert texts.keys() <= CHANGEABLE, texts.keys() - CHANGEABLE
    service = _checked(Service(name=name, slug=slug or slugify(name)[:120], **texts))
    service.save()
    log.record(ServiceCreated(lgsl=service.lgsl, slug=service.slug), by=by, subject=str(service.uuid))
    _forget()
    return service


@transaction.atomic(durable=True)
def update_service(*, by: Actor, service: Service, **changes: Any) -> Service:
    """Change the named fields; nothing is written where none differs. Raises Invalid."""
    must_change_directory(by)
    assert changes.keys() <= CHANGEABLE, changes.keys() - CHANGEABLE
    service = Service.objects.select_for_update().get(pk=service.pk)
    changed = tuple(sorted(name for name, value in changes.items() if getattr(service, name) != value))
    if changed:
        for name in changed:
            setattr(service, name, changes[name])
        service.updated_at = clock.now()
        _checked(service).save()
        log.record(ServiceChanged(fields=changed), by=by, subject=str(service.uuid))
        _forget()
    return service


def _forget() -> None:
    forget()
    forget_words()
