"""The addresses of types of requests, replies, many requests at once, and those asked without an account."""

from onedoor.apps.partners.data import Role
from tests.access.rule import NOBODYS, PUBLIC, Rule, objects_of, roles, sample

__all__ = ["TEAMS"]

_partnership = roles(Role.PARTNERSHIP_ADMINISTRATOR)
_keepers = roles(Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
_reply = objects_of(
    lambda scene, body: {"uuid": scene.of(body).reply.uuid}, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=()
)
_run = objects_of(lambda scene, body: {"uuid": scene.of(body).run.uuid}, Role.SERVICE_OFFICER, also_in_all=())

TEAMS: dict[str, Rule] = {
    "desk:queue-undo": _run,
    "desk:queue-calendar": roles(Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    "desk:queue-calendar-address": roles(Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    "desk:queue-calendar-revoke": roles(Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    # Calendar programs sign in nowhere: whoever has the address reads it. tests/views/queue/test_feed.py.
    "desk:queue-feed": sample(PUBLIC, token="guess"),
    "portal:outside": sample(PUBLIC, token="guess"),
    "portal:outside-picture": sample(PUBLIC, token="guess", uuid=NOBODYS),
    "portal:outside-thanks": PUBLIC,
    "office:types-list": _partnership,
    "office:types-add": _partnership,
    **{f"office:types-{name}": sample(_partnership, uuid=NOBODYS) for name in ("show", "change", "remove")},
    "office:types-state-add": sample(_partnership, uuid=NOBODYS),
    "office:types-state": sample(_partnership, uuid=NOBODYS, code="checked"),
    "office:types-state-remove": sample(_partnership, uuid=NOBODYS, code="checked"),
    "office:replies-list": _keepers,
    "office:replies-add": _keepers,
    "office:replies-change": _reply,
    "office:replies-remove": _reply,
}
