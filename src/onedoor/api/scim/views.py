"""People and groups of the one organisation whose token it is (RFC 7644)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from scim2_models import (
    Context,
    ListResponse,
    PatchOp,
    PreconditionFailedException,
    Resource,
    ResponseParameters,
    SearchRequest,
)

from onedoor.api.scim import resources
from onedoor.api.scim.door import answer, body_of, door
from onedoor.api.scim.resources import LENIENT, MOST_RESULTS, StaffGroup, StaffUser
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = [
    "elsewhere", "group", "groups", "resource_type", "resource_types", "schema", "schemas", "search_all",
    "service_provider_config", "user", "users",
]  # fmt: skip

# What directories ask all the time is looked up; other filters are tried on each in turn.
_EQUALS = re.compile(r'(?P<name>\w+)\s+eq\s+"(?P<value>[^"\\]*)"', re.IGNORECASE)

_SINGLE = {"active", "username", "displayname", "externalid"}


@dataclass(frozen=True)
class Kind:
    """One kind of resource: its shape, its rows in an organisation, and what is done to them."""

    model: type[Resource[Any]]
    rows: Callable[[Any], QuerySet[Any]]
    shown: Callable[[Any], Resource[Any]]
    save: Callable[[Actor, Any, Any, Any], Any]
    remove: Callable[[Actor, Any], None]
    columns: dict[str, str]


def _save_person(by: Actor, organisation: Any, user: Any, row: Any) -> Any:
    given = resources.given_in(user, is_active=row.is_active if row else True)
    if row is None:
        return partners.provision_person(by=by, organisation=organisation, given=given)
    return partners.change_person(by=by, person=row, given=given)


def _save_group(by: Actor, organisation: Any, group: Any, row: Any) -> Any:
    return partners.save_group(
        by=by, organisation=organisation, group=row, display_name=str(group.display_name),
        external_id=group.external_id or "", members=resources.members_in(group),
    )  # fmt: skip


PEOPLE = Kind(
    StaffUser, partners.provisioned_people_of, resources.person_shown, _save_person,
    lambda by, row: partners.remove_person(by=by, person=row),
    {"username": "user_name_key", "externalid": "external_id", "id": "uuid"},
)  # fmt: skip
GROUPS = Kind(
    StaffGroup, partners.provisioned_groups_of, resources.group_shown, _save_group,
    lambda by, row: partners.remove_group(by=by, group=row),
    {"displayname": "display_name__iexact", "externalid": "external_id", "id": "uuid"},
)  # fmt: skip


def collection(kind: Kind) -> Callable[..., HttpResponse]:
    @door
    def view(request: HttpRequest, actor: Actor, organisation: Any) -> HttpResponse:
        if request.method == "GET":
            return _found(request, kind, organisation)
        if request.method != "POST":
            return answer(None, 405, Allow="GET, POST")
        given = kind.model.model_validate(
            body_of(request), scim_ctx=Context.RESOURCE_CREATION_REQUEST, scim_policy=LENIENT
        )
        row = kind.save(actor, organisation, given, None)
        return _one(request, kind, organisation, row.uuid, Context.RESOURCE_CREATION_RESPONSE, status=201)

    return view


def single(kind: Kind) -> Callable[..., HttpResponse]:
    @door
    def view(request: HttpRequest, actor: Actor, organisation: Any, identifier: str) -> HttpResponse:
        row = _row(kind, organisation, identifier)
        match request.method:
            case "GET":
                return _one(request, kind, organisation, row.uuid, Context.RESOURCE_QUERY_RESPONSE)
            case "DELETE":
                _check_version(request, row)
                kind.remove(actor, row)
                return answer(None, 204)
            case "PUT" | "PATCH":
                _check_version(request, row)
                wanted = _replaced(request, kind) if request.method == "PUT" else _patched(request, kind, row)
                kind.save(actor, organisation, wanted, row)
                return _one(request, kind, organisation, row.uuid, Context.RESOURCE_REPLACEMENT_RESPONSE)
        return answer(None, 405, Allow="GET, PUT, PATCH, DELETE")

    return view


def _replaced(request: HttpRequest, kind: Kind) -> Resource[Any]:
    context = Context.RESOURCE_REPLACEMENT_REQUEST
    return kind.model.model_validate(body_of(request), scim_ctx=context, scim_policy=LENIENT)


def _patched(request: HttpRequest, kind: Kind, row: Any) -> Resource[Any]:
    resource = kind.shown(row)
    with LENIENT:
        operations: Any = PatchOp[kind.model]  # type: ignore[name-defined]
        given = _straightened(body_of(request))
        operations.model_validate(given, scim_ctx=Context.RESOURCE_PATCH_REQUEST).patch(resource)
    return resource


def _straightened(given: dict[str, Any]) -> dict[str, Any]:
    """Entra ID, unless told otherwise, wraps a single value: `"value": [{"value": "False"}]`."""
    for operation in given.get("Operations") or []:
        value = operation.get("value") if isinstance(operation, dict) else None
        is_wrapped = isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) and "value" in value[0]
        if isinstance(value, list) and is_wrapped and str(operation.get("path", "")).lower() in _SINGLE:
            operation["value"] = value[0]["value"]
    return given


def _found(request: HttpRequest, kind: Kind, organisation: Any) -> HttpResponse:
    searched: Any = SearchRequest[kind.model]  # type: ignore[name-defined]
    search = searched.model_validate(request.GET.dict(), scim_ctx=Context.SEARCH_REQUEST, scim_policy=LENIENT)
    rows = kind.rows(organisation)
    equals = _EQUALS.fullmatch(str(search.filter).strip()) if search.filter else None
    start, count = _window(search)
    if equals and equals["name"].lower() in kind.columns:
        rows = _where(kind, rows, equals["name"].lower(), equals["value"])
    elif search.filter:
        matching = [row.pk for row in rows if search.filter.match(kind.shown(row))]
        rows = rows.filter(pk__in=matching)
    page = [kind.shown(row) for row in rows[start - 1 : start - 1 + count]]
    return _listed(search, page, rows.count(), start)


users, user = collection(PEOPLE), single(PEOPLE)
groups, group = collection(GROUPS), single(GROUPS)


@door
def search_all(request: HttpRequest, actor: Actor, organisation: Any) -> HttpResponse:
    """People and groups together, asked by POST (RFC 7644 3.4.3)."""
    if request.method != "POST":
        return answer(None, 405, Allow="POST")
    search: Any = SearchRequest[StaffUser | StaffGroup].model_validate(
        body_of(request), scim_ctx=Context.SEARCH_REQUEST, scim_policy=LENIENT
    )
    found = [kind.shown(row) for kind in (PEOPLE, GROUPS) for row in kind.rows(organisation)]
    if search.filter:
        found = [one for one in found if search.filter.match(one)]
    start, count = _window(search)
    return _listed(search, found[start - 1 : start - 1 + count], len(found), start)


def _window(search: Any) -> tuple[int, int]:
    """The first wanted, from one, and how many."""
    count = MOST_RESULTS if search.count is None else max(0, min(search.count, MOST_RESULTS))
    return max(search.start_index or 1, 1), count


def _listed(search: Any, page: list[Resource[Any]], total: int, start: int) -> HttpResponse:
    response = ListResponse[StaffUser | StaffGroup](
        total_results=total, start_index=start, items_per_page=len(page), resources=page
    )
    return answer(response.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE, response_parameters=search))


def _where(kind: Kind, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
    column = kind.columns[name]
    if column == "uuid" and not _is_uuid(value):
        return rows.none()
    return rows.filter(**{column: value.lower() if column == "user_name_key" else value})


def _row(kind: Kind, organisation: Any, identifier: str) -> Any:
    """Raises Missing: another organisation's looks like nobody's."""
    row = kind.rows(organisation).filter(uuid=identifier).first() if _is_uuid(identifier) else None
    if row is None:
        raise Missing("There is nobody and nothing of that id.")
    return row


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _check_version(request: HttpRequest, row: Any) -> None:
    wanted = request.headers.get("If-Match", "*")
    if wanted != "*" and f'"{row.version}"' not in wanted:
        raise PreconditionFailedException(detail="It was changed since it was read.")


def _one(
    request: HttpRequest, kind: Kind, organisation: Any, uuid: UUID, context: Context, *, status: int = 200
) -> HttpResponse:
    row = _row(kind, organisation, str(uuid))
    version = f'W/"{row.version}"'
    if request.method == "GET" and version in request.headers.get("If-None-Match", ""):
        return answer(None, 304, ETag=version)
    asked: Any = ResponseParameters[kind.model]  # type: ignore[name-defined]
    wanted = asked.model_validate(request.GET.dict(), scim_policy=LENIENT)
    resource = kind.shown(row)
    location = resources.location_of(str(kind.model.__schema__).rpartition(":")[2], row.uuid)
    said = resource.model_dump(scim_ctx=context, response_parameters=wanted)
    return answer(said, status, ETag=version, Location=location)


@door
def service_provider_config(request: HttpRequest, actor: Actor, organisation: Any) -> HttpResponse:
    return _published(request, resources.config())


@door
def schemas(request: HttpRequest, actor: Actor, organisation: Any) -> HttpResponse:
    return _published(request, *resources.schemas(), is_list=True)


@door
def schema(request: HttpRequest, actor: Actor, organisation: Any, identifier: str) -> HttpResponse:
    return _published(request, *(one for one in resources.schemas() if str(one.id) == identifier))


@door
def resource_types(request: HttpRequest, actor: Actor, organisation: Any) -> HttpResponse:
    return _published(request, *resources.resource_types(), is_list=True)


@door
def resource_type(request: HttpRequest, actor: Actor, organisation: Any, identifier: str) -> HttpResponse:
    return _published(request, *(one for one in resources.resource_types() if one.id == identifier))


@door
def elsewhere(request: HttpRequest, actor: Actor, organisation: Any, rest: str) -> HttpResponse:
    raise Missing("There is no such endpoint.")


def _published(request: HttpRequest, *found: Resource[Any], is_list: bool = False) -> HttpResponse:
    """What the service says of itself: read, and nothing else."""
    if request.method != "GET":
        return answer(None, 405, Allow="GET")
    if "filter" in request.GET:
        return answer({"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "403"}, 403)
    if not found:
        raise Missing("There is no such thing.")
    said = [one.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE) for one in found]
    if not is_list:
        return answer(said[0])
    return answer({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": len(said),
        "startIndex": 1, "itemsPerPage": len(said), "Resources": said,
    })  # fmt: skip
