"""Searching services by what people say for them."""

from onedoor.apps.directory.data import ServiceMatch, ServiceStatus
from onedoor.apps.directory.explanation import PlaceLike
from onedoor.apps.directory.memory import Memory, rulebook, vocabulary_version
from onedoor.apps.directory.models import Service, Synonym
from onedoor.apps.directory.queries import who_provides
from onedoor.apps.directory.ranking import Document, Found, Index
from onedoor.apps.directory.words import stem

__all__ = ["forget_words", "search_services"]

# A service someone has written up for people is more likely meant than one that stands in the national list alone.
WRITTEN_UP = 1.35
# One that nobody provides at the place is still shown, lower down: it says whom to ask instead.
NOT_HERE = 0.6


class _Words:
    """The index and what is shown of each service."""

    def __init__(self) -> None:
        services = Service.objects.filter(status=ServiceStatus.ACTIVE)
        self.services = {str(service.uuid): service for service in services}
        self.index = Index(
            (_document(service) for service in self.services.values()),
            Synonym.objects.values_list("term", "means"),
        )


def _document(service: Service) -> Document:
    keywords = [word.strip() for word in service.keywords.split(",") if word.strip()]
    return Document(
        key=str(service.uuid),
        fields={
            "name": f"{service.name} {service.name_cy}",
            "keywords": " ".join(keywords),
            "list_name": service.list_name if service.list_name != service.name else "",
            "summary": f"{service.summary} {service.summary_cy}",
            "description": service.description,
            "topic": service.topic,
        },
        phrases=tuple({service.name, service.name_cy, service.list_name, *keywords} - {""}),
        boost=WRITTEN_UP if service.topic else 1.0,
    )


_words = Memory(vocabulary_version, _Words)


def forget_words() -> None:
    """Build the index again next time; actions of this app call it for their own process."""
    _words.forget()


def search_services(
    words: str, *, place: PlaceLike | None = None, language: str = "en-gb", limit: int = 20
) -> list[ServiceMatch]:
    """Active services that fit the words, best first. With a place, those nobody provides there come lower."""
    if not words.strip():
        return []
    known = _words.get()
    found = known.index.search(words[:200], limit=limit * 2 if place else limit)
    if place is not None:
        found = _ranked_at(place, found, known)
    return [_match(one, known.services[one.key], language) for one in found[:limit]]


def _ranked_at(place: PlaceLike, found: list[Found], known: _Words) -> list[Found]:
    ruled = rulebook().rules
    for one in found:
        service = known.services[one.key]
        if service.pk in ruled and who_provides(service, place).accountable is None:
            one.score *= NOT_HERE
    return sorted(found, key=lambda one: -one.score)


def _match(found: Found, service: Service, language: str) -> ServiceMatch:
    return ServiceMatch(
        uuid=str(service.uuid),
        slug=service.slug,
        name=service.name_in(language),
        summary=service.summary_in(language),
        kind=service.kind,
        score=round(found.score, 3),
        because=_because(found),
    )


def _because(found: Found) -> str:
    """As in: “bins”; “pottole” read as “pothole”."""
    parts = [
        f"“{typed}”" if stem(typed) == stem(word) else f"“{typed}” read as “{word}”"
        for typed, word in found.words.items()
    ]
    return "; ".join(parts) or f"“{found.phrase}”"
