"""Forms that somebody began and has not sent: each with the link by which they go on."""

from typing import Any

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from onedoor.apps.requests import services as requests
from onedoor.foundation import ids
from onedoor.foundation.actors import resident

__all__ = ["make_begun"]

# Service, whose, the language, what they answered.
_BEGUN = (
    ("blue-badge", "ffion1@mail.example", "cy", {"new": ["renew"], "number": ["CX28731"], "who": ["other"]}),
    ("home-adaptation-grant", "harri.grant@mail.example", "en-gb", {"owns": ["private"], "landlord": ["Carrow Homes"]}),
    ("bulky-collection", "delyth@mail.example", "en-gb", {"what.1": ["sofa"], "works.1": ["no"], "what.2": ["bed"]}),
)  # fmt: skip


def make_begun() -> int:
    """How many there are. The links are in the messages that were sent."""
    made = 0
    for slug, email, language, answers in _BEGUN:
        service = Service.objects.filter(slug=slug).first()
        form = directory.published_form(service) if service else None
        if service is None or form is None:
            continue
        uuid = ids.new_uuid()
        content: dict[str, Any] = {
            "id": uuid.hex, "service": slug, "kind": service.kind, "form": str(form.uuid), "spot": None, "photos": [],
            "answers": answers, "email": email,
        }  # fmt: skip
        requests.save_draft(by=resident(), uuid=uuid, service=service, email=email, language=language, content=content)
        made += 1
    return made
