"""People and groups in SCIM's shape: what of it we keep, and to and from the rows that keep it."""

from typing import TYPE_CHECKING, Annotated, Any

from django.conf import settings
from pydantic import Field
from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    ComplexAttribute,
    ETag,
    Filter,
    Meta,
    Mutability,
    Patch,
    Reference,
    Required,
    Resource,
    ResourceType,
    Schema,
    ScimPolicy,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)

from onedoor.apps.partners.data import PersonGiven

if TYPE_CHECKING:
    from onedoor.apps.partners.models import ProvisionedGroup, ProvisionedPerson

__all__ = [
    "LENIENT", "MOST_RESULTS", "StaffGroup", "StaffUser", "config", "given_in", "group_shown", "location_of",
    "members_in", "person_shown", "resource_types", "schemas",
]  # fmt: skip

MOST_RESULTS = 200
# Directories send what we do not keep, and Entra ID names what to remove by value.
LENIENT = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    remove_value_as_filter=ScimPolicy.RemoveValue.apply,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)
_KEPT = ("name", "displayName", "emails", "roles")


class Name(ComplexAttribute):
    formatted: str | None = None
    family_name: str | None = None
    given_name: str | None = None


class Email(ComplexAttribute):
    value: str | None = None
    display: str | None = None
    type: str | None = None
    primary: bool | None = None


class RoleNamed(ComplexAttribute):
    """A role the directory names itself, by our code or its name."""

    value: str | None = None
    display: str | None = None
    type: str | None = None
    primary: bool | None = None


class InGroup(ComplexAttribute):
    value: Annotated[str | None, Mutability.read_only] = None
    display: Annotated[str | None, Mutability.read_only] = None


class StaffUser(Resource[Any]):
    """The part of SCIM's User that is kept."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    name: Name | None = None
    display_name: str | None = None
    active: bool | None = None
    emails: list[Email] | None = None
    roles: list[RoleNamed] | None = None
    groups: Annotated[list[InGroup] | None, Mutability.read_only] = None


class Member(ComplexAttribute):
    """Somebody in a group. What they are called is theirs, not the group's, to say."""

    value: Annotated[str | None, Mutability.immutable] = None
    ref: Annotated[Reference["User"] | None, Mutability.immutable] = Field(  # type: ignore[name-defined] # noqa: F821
        None, serialization_alias="$ref", validation_alias="$ref"
    )


class StaffGroup(Resource[Any]):
    """A group of the directory; what it means here is said in the office."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Required.true] = None
    members: list[Member] | None = None


def person_shown(row: "ProvisionedPerson") -> StaffUser:
    """As the directory gave them, with the groups they are in."""
    groups = [{"value": str(group.uuid), "display": group.display_name} for group in row.groups.all()]
    return StaffUser.model_validate({
        "schemas": [str(StaffUser.__schema__)], "id": str(row.uuid), "externalId": row.external_id or None,
        "userName": row.user_name, "active": row.is_active, **row.attributes, "groups": groups or None,
        "meta": _meta("User", row),
    })  # fmt: skip


def group_shown(row: "ProvisionedGroup") -> StaffGroup:
    members = [{"value": str(one.uuid), "$ref": location_of("User", one.uuid)} for one in row.members.all()]
    return StaffGroup.model_validate({
        "schemas": [str(StaffGroup.__schema__)], "id": str(row.uuid), "externalId": row.external_id or None,
        "displayName": row.display_name, "members": members or None, "meta": _meta("Group", row),
    })  # fmt: skip


def given_in(user: StaffUser, *, is_active: bool) -> PersonGiven:
    """What the directory says of somebody; `is_active` where it does not say."""
    said = user.model_dump()
    kept = {name: said[name] for name in _KEPT if said.get(name)}
    return PersonGiven(
        user_name=str(user.user_name).strip(),
        external_id=user.external_id or "",
        is_active=is_active if user.active is None else user.active,
        roles=tuple(str(role["value"]) for role in kept.get("roles", []) if role.get("value")),
        attributes=kept,
    )


def members_in(group: StaffGroup) -> list[str]:
    return [str(member.value) for member in group.members or [] if member.value]


def location_of(kind: str, uuid: object) -> str:
    return f"{settings.PUBLIC_URL}/scim/v2/{kind}s/{uuid}"


def _meta(kind: str, row: "ProvisionedPerson | ProvisionedGroup") -> dict[str, Any]:
    return Meta(
        resource_type=kind, created=row.created_at, last_modified=row.changed_at,
        location=location_of(kind, row.uuid), version=f'W/"{row.version}"',
    ).model_dump()  # fmt: skip


def schemas() -> list[Schema]:
    return [StaffUser.to_schema(), StaffGroup.to_schema()]


def resource_types() -> list[ResourceType]:
    return [ResourceType.from_resource(StaffUser), ResourceType.from_resource(StaffGroup)]


def config() -> ServiceProviderConfig:
    return ServiceProviderConfig(
        documentation_uri=f"{settings.PUBLIC_URL}/",  # type: ignore[arg-type]
        patch=Patch(supported=True), bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=MOST_RESULTS), change_password=ChangePassword(supported=False),
        sort=Sort(supported=False), etag=ETag(supported=True),
        authentication_schemes=[
            AuthenticationScheme(
                type=AuthenticationScheme.Type.oauthbearertoken, name="Bearer token",
                description="Made in the office by an administrator of the organisation.", primary=True,
            )
        ],
    )  # fmt: skip
