"""Who may open what belongs to contacts: at the desk, in the office, and what other systems send."""

from onedoor.apps.partners.data import Role
from tests.access.rule import ADMINISTRATORS, BY_PROOF, PUBLIC, Rule, objects_of, roles

__all__ = ["DESK"]

# A contact is its adviser's own; there is one adviser a body in the cast.
contact = objects_of(lambda scene, body: {"uuid": scene.of(body).contact.uuid}, Role.ADVISER, also_in_all=())
waiting_mail = objects_of(lambda scene, body: {"uuid": scene.of(body).waiting.uuid}, Role.ADVISER, also_in_all=())
mailbox = objects_of(lambda scene, body: {"uuid": scene.of(body).mailbox.uuid}, *ADMINISTRATORS)
phone_queue = objects_of(lambda scene, body: {"uuid": scene.of(body).phone_queue.uuid}, *ADMINISTRATORS)
CONTACT = (
    "page", "people", "services", "places", "person", "person-save", "check", "pass-phrase", "purpose", "glass",
    "separate", "join", "join-undo", "prove", "business", "business-save", "household", "speaker", "speaker-add",
    "speaker-end", "uses", "alert", "rights", "rights-shown", "permission",
    "door", "need", "raise", "advise", "park", "send-on",
    "resume", "cancel", "wrap-up", "hand-over", "restore", "drop", "knowledge",
    "answer",
)  # fmt: skip
# Of one's own contact, with what came with what was written in it.
contact_file = objects_of(
    lambda scene, body: {"uuid": scene.of(body).contact.uuid, "file": scene.of(body).mail_file.uuid},
    Role.ADVISER, also_in_all=(),
)  # fmt: skip
DESK: dict[str, Rule] = {
    "desk:contact-list": roles(Role.ADVISER, also_in_all=()),
    "desk:contact-start": roles(Role.ADVISER, also_in_all=()),
    "desk:contact-take-back": objects_of(lambda scene, body: {"uuid": scene.of(body).contact.uuid}, BY_PROOF),
    "desk:contact-callback": contact,
    "telephony:call": PUBLIC,  # Opened by a signature alone: tests/contract/telephony.
    "desk:mail-take": waiting_mail,
    "office:mailboxes-list": roles(*ADMINISTRATORS),
    "office:mailboxes-add": roles(*ADMINISTRATORS),
    "office:mailboxes-change": mailbox,
    "office:phones-list": roles(*ADMINISTRATORS),
    "office:phones-add": roles(*ADMINISTRATORS),
    "office:phones-change": phone_queue,
    "office:phones-secret": phone_queue,
    **{f"desk:contact-{name}": contact for name in CONTACT},
    "office:knowledge-skills": roles(Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=()),
    "office:knowledge-skill-add": objects_of(
        lambda scene, body: {"body": body.uuid}, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=()
    ),
    "office:knowledge-skill-change": objects_of(
        lambda scene, body: {"uuid": scene.of(body).skill.uuid},
        Role.SERVICE_MANAGER,
        Role.ADMINISTRATOR,
        also_in_all=(),
    ),
    "desk:contact-file": contact_file,
    "office:phones-add-chat": roles(*ADMINISTRATORS),
    "chat:transcript": PUBLIC,  # Opened by a signature alone: tests/contract/chat.
}
