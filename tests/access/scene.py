"""What the walk looks for: in each organisation one of everything, carrying a word that belongs to it alone."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.test import Client

from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.contacts.models import Call, Contact, Mail, Mailbox, MailFile, Queue
from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.knowledge.models import Article, Skill
from onedoor.apps.messages.models import Letter, Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import (
    Account,
    ApiKey,
    GroupMeaning,
    Invitation,
    Membership,
    Organisation,
    OrganisationArea,
    ProvisioningToken,
    Team,
)
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Alert, Pair, Resident
from onedoor.apps.places.models import Area, AreaType
from onedoor.apps.requests.models import (
    Attachment,
    BankHoliday,
    BulkRun,
    EscalationStep,
    ReplyTemplate,
    Request,
    RotaShift,
    RoutingRules,
    SavedView,
)
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.sharing.models import Agreement, AgreementVersion, Emergency
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.models import Subscription
from onedoor.foundation.events.webhooks import new_secret
from tests.conftest import Cast

__all__ = ["Belongings", "Scene", "set_scene"]


@dataclass(frozen=True)
class Belongings:
    """`word` stands in the text of each; whoever may not see the object must not meet the word anywhere."""

    word: str
    request: Request
    team: Team
    invitation: Invitation
    api_key: ApiKey
    message: Message
    letter: Letter
    subscription: Subscription
    contact: Contact
    area: Area
    attachment: Attachment
    saved_view: SavedView
    day_off: BankHoliday
    agreement: AgreementVersion
    pair: Pair
    emergency: Emergency
    officers_emergency: Emergency
    resident: Resident
    group_meaning: GroupMeaning
    provisioning_token: ProvisioningToken
    part: Part
    callback: Callback
    line: Line
    alert: Alert
    step: EscalationStep
    phone_queue: Queue
    call: Call
    shift: RotaShift
    article: Article
    skill: Skill
    mail_file: MailFile
    waiting: Contact
    mailbox: Mailbox
    reply: ReplyTemplate
    run: BulkRun


@dataclass(frozen=True)
class Scene:
    """The cast, what belongs to each of their organisations, and a browser for each of them."""

    cast: Cast
    belongings: dict[str, Belongings]
    clients: dict[int | None, Client] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    holders: dict[tuple[str, frozenset[str]], Account] = field(default_factory=dict)

    def client_of(self, account: Account | None) -> Client:
        """Signed in once and kept: signing in costs more than the page."""
        key = None if account is None else account.pk
        if key not in self.clients:
            self.clients[key] = Client(raise_request_exception=False)
            if account is not None:
                self.clients[key].force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return self.clients[key]

    def account_with(self, organisation: Organisation, roles: frozenset[str]) -> Account:
        """Somebody who holds all of these roles there and nothing else."""
        key = organisation.slug, roles
        if key not in self.holders:
            number = len(self.holders)
            account = Account.objects.create(email=f"{number}@{organisation.slug}.example", name=f"Holder {number}")
            account.memberships.bulk_create(
                Membership(account=account, organisation=organisation, role=role) for role in roles
            )
            self.holders[key] = account
        return self.holders[key]

    def of(self, organisation: Organisation) -> Belongings:
        return self.belongings[organisation.slug]

    def other(self, organisation: Organisation) -> Organisation:
        return self.cast.county if organisation == self.cast.district else self.cast.district


def _area(organisation: Organisation, word: str) -> Area:
    kind, _ = AreaType.objects.get_or_create(code="district", defaults={"name": "District"})
    area = Area.objects.create(type=kind, code=word, name=f"{word} area")
    OrganisationArea.objects.create(organisation=organisation, area=area)
    return area


def _agreement(organisation: Organisation, word: str) -> AgreementVersion:
    agreement = Agreement.objects.create(title=f"{word} agreement", kind="regular", owner=organisation)
    version = AgreementVersion.objects.create(agreement=agreement)
    version.parties.create(organisation=organisation)
    return version


def _pair(organisation: Organisation, word: str) -> Pair:
    one, other = (Resident.objects.create(held_by=organisation, family_name=word.title()) for _ in range(2))
    return Pair.objects.create(one=one, other=other, treatment="doubted", weight=1)


def _resident(organisation: Organisation, word: str) -> Resident:
    """Somebody whose record only that body holds; the word stands in all of it."""
    return people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name=word.title(), address_text=f"1 {word} Lane", postcode="ZZ1 1ZZ",
        phones=["01632 960001"], emails=[f"olwen@{word}.example"], contact_warning=f"Beware of the {word}",
        held_by=organisation,
    )  # fmt: skip


def _emergency(organisation: Organisation, word: str, officer: Account | None = None) -> Emergency:
    """An adviser's in a contact; or the officer's, who opens everybody's records for an hour."""
    return Emergency.objects.create(
        contact=uuid4(), organisation=organisation, reason="safety", words=f"A {word} on the loose",
        actor=f"staff:{officer.uuid}" if officer else "staff:somebody", actor_name=officer.name if officer else "Eve",
        ends_at=clock.now() + timedelta(hours=1) if officer else None,
    )  # fmt: skip


def _part(organisation: Organisation, resident: Resident, word: str) -> Part:
    """What was asked of that body, in words that hold its own."""
    case = Case.objects.create(
        kind="access", resident=resident, records=[str(resident.uuid)], words=f"All about the {word}", channel="phone",
        asked_by="staff:somebody", assurance="document", identity_shown_at=clock.now(),
    )  # fmt: skip
    return Part.objects.create(case=case, organisation=organisation, is_lead=True, due_on=clock.today())


def _callback(organisation: Organisation, word: str) -> Callback:
    return Callback.objects.create(
        organisation=organisation, name=f"Olwen {word}", phone="+441632960001", reason=f"About the {word}",
        window_from=clock.now(), window_to=clock.now() + timedelta(hours=2),
    )  # fmt: skip


def _mail(organisation: Organisation, word: str) -> tuple[Contact, Mailbox]:
    """Somebody wrote to them, and nobody has taken it up yet."""
    mailbox = Mailbox.objects.create(organisation=organisation, address=f"desk@{word}.example", host="mail.example")
    contact = Contact.objects.create(
        channel=Channel.objects.get_or_create(code="email", defaults={"name": "E-mail"})[0],
        organisation=organisation, status="parked", parked_at=clock.now(),
    )  # fmt: skip
    Mail.objects.create(
        organisation=organisation, mailbox=mailbox, contact=contact, kind="words", message_id=word, subject=word,
        sender=f"olwen@{word}.example",
    )  # fmt: skip
    return contact, mailbox


def _mail_file(organisation: Organisation, contact: Contact, word: str) -> MailFile:
    """Somebody wrote in a contact that is dealt with, and sent something along."""
    mail = Mail.objects.create(organisation=organisation, contact=contact, kind="words", message_id=f"{word} too")
    return MailFile.objects.create(
        mail=mail, name=f"{word}.png", file=ContentFile(word.encode(), f"{word}.png"), content_type="image/png"
    )


def _phone_queue(organisation: Organisation, word: str) -> Queue:
    return Queue.objects.create(
        organisation=organisation, code=f"{word}-queue", name=f"{word} queue", secret=new_secret()
    )


def _belongings(cast: Cast, organisation: Organisation, service: Service, word: str) -> Belongings:
    resident = _resident(organisation, word)
    request = Request.objects.create(
            resident=resident, contact_name=f"Olwen {word}", contact_phone="+441632960001",
            contact_email=f"olwen@{word}.example",

            service=service, description=f"{word} in the road", accountable=organisation, delivering=organisation,
            responsibility_reason="It provides the service here.", channel="web", raised_by="resident:anonymous",
            due_at=clock.now(), latitude=53.4, longitude=-1.9,
        )  # fmt: skip
    phone_queue = _phone_queue(organisation, word)
    contact = Contact.objects.create(
        channel=Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})[0],
        organisation=organisation, adviser=cast.account(organisation, Role.ADVISER), note=word,
    )  # fmt: skip
    return Belongings(
        word,
        request,
        Team.objects.create(organisation=organisation, name=f"{word} team"),
        Invitation.objects.create(
            organisation=organisation, email=f"{word}@partner.example", role="adviser", token_hash=word,
            expires_at=clock.now(),
        ),
        ApiKey.objects.create(organisation=organisation, name=f"{word} key", prefix=word[:8], key_hash=word),
        Message.objects.create(
            organisation=organisation, channel="email", to=f"{word}@resident.example", subject=word, body=word,
            template_code="request-received",
        ),
        Letter.objects.create(organisation=organisation, title=f"{word} letter", reference=f"{word[:4]}/1"),
        Subscription.objects.create(
            organisation=str(organisation.uuid), name=f"{word} hook", kind="email", address=f"{word}@hook.example",
        ),
        contact,
        _area(organisation, word),
        Attachment.objects.create(
            request=request, file=ContentFile(word.encode(), f"{word}.png"), original_name=f"{word}.png",
            content_type="image/png", size_bytes=len(word), sha256=word, added_by="resident:anonymous",
        ),
        SavedView.objects.create(
            account=cast.account(organisation, Role.SERVICE_OFFICER), name=f"{word} view", query="status=open"
        ),
        BankHoliday.objects.create(organisation=organisation, day=clock.today(), name=f"{word} day"),
        _agreement(organisation, word),
        _pair(organisation, word),
        _emergency(organisation, word),
        _emergency(organisation, word, cast.account(organisation, Role.EMERGENCY_OFFICER)),
        resident,
        GroupMeaning.objects.create(organisation=organisation, group=f"{word} group", role="adviser"),
        ProvisioningToken.objects.create(
            organisation=organisation, name=f"{word} token", prefix=word[:8], token_hash=word
        ),
        _part(organisation, resident, word),
        _callback(organisation, word),
        Line.objects.create(organisation=organisation, name=f"{word} line", windows=[["09:00", "11:00"]]),
        Alert.objects.create(
            resident=resident, kind="home", advice=f"Mind the {word}", reason=f"Bitten by a {word}",
            raised_by="staff:somebody", review_on=clock.today(),
        ),
        EscalationStep.objects.create(
            organisation=organisation, hours=0, tell="address", address=f"late@{word}.example"
        ),
        phone_queue,
        Call.objects.create(queue=phone_queue, organisation=organisation, call_id=word),
        _shift(cast, organisation, word),
        Article.objects.create(
            organisation=organisation, title=f"All about {word}", text=word, audience="own", status="published",
            must_read=True, published_at=clock.now(),
        ),
        Skill.objects.create(organisation=organisation, name=f"{word} skill"),
        _mail_file(organisation, contact, word),
        *_mail(organisation, word),
        ReplyTemplate.objects.create(organisation=organisation, name=f"{word} reply", text=f"We know the {word}."),
        BulkRun.objects.create(account=cast.account(organisation, Role.SERVICE_OFFICER), action="take"),
    )  # fmt: skip


def _shift(cast: Cast, organisation: Organisation, word: str) -> RotaShift:
    """Somebody on duty for a team that a rule of the body sends everything to."""
    team = Team.objects.create(organisation=organisation, name=f"{word} crew")
    RoutingRules.objects.create(
        organisation=organisation, changed_by="Somebody",
        rules=[{"code": "wires", "name": f"{word} wires", "team": str(team.uuid), "words": [word]}],
    )  # fmt: skip
    return RotaShift.objects.create(
        team=team, account=cast.account(organisation, Role.ADVISER), starts_on=clock.today(), ends_on=clock.today()
    )


def set_scene(cast: Cast) -> Scene:
    service = Service.objects.create(
        slug="pothole", name="Pothole in a road", kind="report", lgsl=587, needs_place=True
    )
    words = {cast.district: "heronwort", cast.county: "quincewort"}
    return Scene(cast, {body.slug: _belongings(cast, body, service, word) for body, word in words.items()})
