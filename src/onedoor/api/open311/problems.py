"""What GeoReport says when it cannot do what was asked: a list of codes and descriptions."""

from collections.abc import Iterable

from django.http import HttpResponse

from onedoor.api.open311.rendering import Format, respond
from onedoor.foundation.errors import OnedoorError

__all__ = ["Problem", "bad", "forbidden", "missing", "problem_of", "problem_response"]


class Problem(Exception):
    """Stops a call; every description stands in the answer as an error of its own."""

    def __init__(self, status: int, descriptions: Iterable[str]) -> None:
        self.status = status
        self.descriptions = list(descriptions)
        super().__init__("; ".join(self.descriptions))


def bad(*descriptions: str) -> Problem:
    """400: something given is wrong or lacking."""
    return Problem(400, descriptions)


def forbidden(description: str) -> Problem:
    """403: the key is lacking, wrong, or may not do this."""
    return Problem(403, [description])


def missing(description: str) -> Problem:
    """404: no such service, request, token or jurisdiction, or none this caller may know of."""
    return Problem(404, [description])


def problem_of(error: OnedoorError) -> Problem:
    """An action's refusal in the standard's shape, which knows no status between 400, 403 and 404."""
    status = error.http_status if error.http_status in {403, 404} else 400
    details = [f"{_given_name(name)}: {text}" for name, texts in error.fields.items() for text in texts]
    return Problem(status, details or [error.message])


def _given_name(field: str) -> str:
    """The caller's name of a field: our forms say `attribute-size` where the standard says `attribute[size]`."""
    is_attribute = field.startswith("attribute-")
    return f"attribute[{field.removeprefix('attribute-')}]" if is_attribute else field


def problem_response(problem: Problem, format: Format) -> HttpResponse:
    """The standard's error list; the code is the HTTP status, as it asks."""
    errors = [{"code": problem.status, "description": text} for text in problem.descriptions]
    return respond(errors, root="errors", format=format, status=problem.status)
