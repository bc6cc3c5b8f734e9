"""Who may open which address: one line for every URL pattern of the product. docs/develop/access.md says how."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from tests.access.scene import Scene

__all__ = ["PUBLIC", "RULES", "SIGNED_IN", "Rule", "objects_of", "roles"]

Kwargs = Callable[[Scene, Organisation], dict[str, Any]]


@dataclass(frozen=True)
class Rule:
    """Who gets in. With `kwargs`, the address is of one organisation's object.

    `roles` empty and `needs_account` False: everybody. `also_in_all` names the roles that open every organisation's
    objects; the others open those of their own organisation only, and must find no trace of anybody else's.
    """

    needs_account: bool = True
    roles: tuple[str, ...] = ()
    kwargs: Kwargs | None = None
    sample: dict[str, Any] = field(default_factory=dict)
    also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)

    @property
    def is_public(self) -> bool:
        return not self.needs_account


PUBLIC = Rule(needs_account=False)
SIGNED_IN = Rule()


def sample(rule: Rule, **kwargs: Any) -> Rule:
    """A rule for an address with parts that name nobody's object."""
    return Rule(rule.needs_account, rule.roles, None, kwargs, rule.also_in_all)


def roles(*names: str, also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)) -> Rule:
    """A page of its own for those who hold one of the roles anywhere."""
    return Rule(roles=names, also_in_all=also_in_all)


def objects_of(kwargs: Kwargs, *names: str, also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)) -> Rule:
    """A page of an organisation's object, for those who hold one of the roles in that organisation."""
    return Rule(roles=names, kwargs=kwargs, also_in_all=also_in_all)


ADMINISTRATORS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
OFFICE = (*ADMINISTRATORS, Role.SERVICE_MANAGER, Role.ANALYST)

message = objects_of(lambda scene, body: {"uuid": scene.of(body).message.uuid}, *ADMINISTRATORS)
letter = objects_of(lambda scene, body: {"letter_id": scene.of(body).letter.pk}, *ADMINISTRATORS)
subscription = objects_of(lambda scene, body: {"uuid": scene.of(body).subscription.uuid}, *ADMINISTRATORS)
wording = objects_of(
    lambda scene, body: {
        "owner": body.uuid, "code": "request-received", "channel": "email", "language": "en-gb",
    },
    *ADMINISTRATORS,
)  # fmt: skip
# A contact is its adviser's own; there is one adviser a body in the cast.
contact = objects_of(lambda scene, body: {"uuid": scene.of(body).contact.uuid}, Role.ADVISER, also_in_all=())
chased = objects_of(
    lambda scene, body: {"uuid": scene.of(body).contact.uuid, "matter": scene.of(body).request.uuid},
    Role.ADVISER,
    also_in_all=(),
)
CONTACT = (
    "page", "people", "services", "places", "person", "person-save", "door", "need", "raise", "advise", "park",
    "resume", "cancel", "wrap-up",
)  # fmt: skip

OPEN311 = {
    "discovery": sample(PUBLIC, format="json"),
    "services": sample(PUBLIC, format="json"),
    "definition": sample(PUBLIC, code="guess", format="json"),
    "requests": sample(PUBLIC, format="json"),
    "request": sample(PUBLIC, identifier="guess", format="json"),
    "token": sample(PUBLIC, token="guess", format="json"),
    "updates": sample(PUBLIC, format="json"),
}

RULES: dict[str, Rule] = {
    # Signing in: open by nature, or about nobody but oneself.
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": sample(PUBLIC, uidb36="a", key="guess"),
    "account_reset_password_from_key_done": PUBLIC,
    "account_invitation": sample(PUBLIC, token="guess"),
    "mfa_login_webauthn": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": sample(SIGNED_IN, pk=999_999),
    "mfa_edit_webauthn": sample(SIGNED_IN, pk=999_999),
    "usersessions_list": SIGNED_IN,
    "staff:home": SIGNED_IN,
    "staff:second-step": SIGNED_IN,
    # For everybody.
    "health:health": PUBLIC,
    "components:brand": PUBLIC,
    "components:language": sample(PUBLIC, code="cy"),
    "outbox:list": PUBLIC,
    "portal:home": PUBLIC,
    "portal:accessibility": PUBLIC,
    "portal:privacy": PUBLIC,
    "portal:cookies": PUBLIC,
    "portal:contact": PUBLIC,
    # For machines; what a key opens is shown in tests/contract/open311.
    **{f"{version}:{name}": rule for version in ("open311", "open311-test") for name, rule in OPEN311.items()},
    # The adviser's desk.
    "desk:contact-list": roles(Role.ADVISER, also_in_all=(Role.ADVISER,)),
    "desk:contact-start": roles(Role.ADVISER, also_in_all=(Role.ADVISER,)),
    "desk:contact-say": chased,
    **{f"desk:contact-{name}": contact for name in CONTACT},
    # The office.
    "office:home": roles(*OFFICE),
    "office:messages-list": roles(*ADMINISTRATORS),
    "office:messages-show": message,
    "office:messages-retry": message,
    "office:wordings-list": roles(*ADMINISTRATORS),
    "office:wordings-edit": wording,
    "office:wordings-remove": wording,
    "office:letters-list": roles(*ADMINISTRATORS),
    "office:letters-add": roles(*ADMINISTRATORS),
    "office:letters-change": letter,
    "office:subscriptions-list": roles(*ADMINISTRATORS),
    "office:subscriptions-add": roles(*ADMINISTRATORS),
    "office:subscriptions-show": subscription,
    "office:subscriptions-change": subscription,
    "office:subscriptions-rotate": subscription,
    "office:subscriptions-test": subscription,
    "office:subscriptions-retry": subscription,
}
