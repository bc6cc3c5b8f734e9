"""Agreements of the invented county: the front office's, one for care, one for fire safety, one suspended; what was
shown under them, and once without any.

Made by the actions themselves, after everything else: each owns its transaction, and what they write must verify.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.places import services as places
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY, MATCHING
from onedoor.apps.sharing.models import AgreementVersion, Disclosure
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["make_agreements", "someone_looked_at"]

_HEALTH = {"article6": "public-task", "article9": "health-social-care", "schedule1": "2"}
_NAME_AND_HOME = ("identity.name", "identity.birth_date", "address.home", "contact.phone")


@dataclass(frozen=True)
class Invented:
    """Drawn up by the first party; each direction is (giver, receiver, items)."""

    title: str
    purpose: str
    population: str
    parties: tuple[tuple[str, str, dict[str, str]], ...]
    directions: tuple[tuple[str, str, tuple[str, ...]], ...]
    suspended: str = ""


_COMPARED = ("identity.name", "identity.birth_date", "identity.sex", "address.home", "contact.phone", "contact.email")
_COMPARING = ("carrowshire", "carrow-nhs", "ashenford", "teasel-vale")
AGREEMENTS = (
    Invented(
        "Finding which records are of the same person", MATCHING,
        "Everybody of whom two of these bodies keep a record.",
        tuple((slug, "Local Government Act 1972, section 111" if slug != "carrow-nhs" else
               "National Health Service Act 2006, section 82", {"article6": "public-task"}) for slug in _COMPARING),
        tuple((giver, receiver, _COMPARED) for giver in _COMPARING for receiver in _COMPARING if giver != receiver),
    ),
    Invented(
        "Care at home: county and community health", "care-at-home",
        "Adults who have, or are being assessed for, care and support at home.",
        (("carrowshire", "Care Act 2014, sections 3 and 6", _HEALTH),
         ("carrow-nhs", "Health and Social Care Act 2012, section 251B", _HEALTH)),
        (("carrow-nhs", "carrowshire", (*_NAME_AND_HOME, "needs.help", "needs.interpreter")),
         ("carrowshire", "carrow-nhs", (*_NAME_AND_HOME, "needs.help", "requests.history"))),
    ),
    Invented(
        "Home fire safety visits", "home-fire-safety",
        "People over 65, or who would find it hard to get out, and who have been offered a visit.",
        (("carrowshire", "Care Act 2014, section 2", _HEALTH),
         ("carrow-fire", "Fire and Rescue Services Act 2004, section 6", _HEALTH)),
        (("carrowshire", "carrow-fire", ("identity.name", "address.home", "contact.phone", "needs.help")),),
    ),
    Invented(
        "Neighbours in Linsmouth: anti-social behaviour", "community-safety",
        "People named in reports of anti-social behaviour in the city.",
        (("carrow-police", "Crime and Disorder Act 1998, section 115",
          {"article6": "law-enforcement", "schedule8": "1"}),
         ("linsmouth", "Crime and Disorder Act 1998, section 17",
          {"article6": "public-task", "article9": "substantial-public-interest", "schedule1": "10"})),
        (("linsmouth", "carrow-police", ("identity.name", "address.home", "requests.history")),),
        "A list was sent to the wrong mailbox. Stopped until both have looked into it.",
    ),
)  # fmt: skip


# Bodies that have not signed the Front office agreement: what their desks and the others' see differs.
OUTSIDE = ("carrow-police", "high-carrow")
_NOT_PUBLIC = ("charity", "company")
_POWERS = {
    "nhs": "National Health Service Act 2006, section 82",
    "fire": "Fire and Rescue Services Act 2004, section 5A",
    "charity": "Objects of the charity",
    "company": "Articles of the company",
}


def make_agreements() -> int:
    """How many disclosures were written."""
    _make_front_office()
    for invented in AGREEMENTS:
        _make(invented)
    return sum([_show(invented) for invented in AGREEMENTS]) + _break_glass()


def _make_front_office() -> AgreementVersion:
    """Every body answers for the others at its desk, but for the two that have not signed."""
    owner = Organisation.objects.get(slug="carrowshire")
    by, _ = _officer(owner)
    version = sharing.draft_agreement(by=by, owner=owner, title="Front office", template="front-office")
    for party in list(sharing.parties_of(version)):
        if party.organisation.slug in OUTSIDE:
            sharing.remove_party(by=by, version=version, organisation=party.organisation)
            continue
        power = _POWERS.get(party.organisation.kind, "Local Government Act 1972, section 111")
        basis = "legitimate-interests" if party.organisation.kind in _NOT_PUBLIC else "public-task"
        sharing.set_party(by=by, version=version, organisation=party.organisation, article6=basis, power=power)
    words = {**_words(None, owner, clock.today())}
    sharing.change_draft(by=by, version=version, **words)
    return _sign(sharing.offer_agreement(by=by, version=version))


def _make(invented: Invented) -> AgreementVersion:
    bodies = {slug: Organisation.objects.get(slug=slug) for slug, _, _ in invented.parties}
    owner = bodies[invented.parties[0][0]]
    by, _ = _officer(owner)
    version = sharing.draft_agreement(by=by, owner=owner, title=invented.title, template="regular")
    for slug, power, law in invented.parties:
        sharing.set_party(by=by, version=version, organisation=bodies[slug], power=power, **law)
    for giver, receiver, items in invented.directions:
        ends = {"giver": bodies[giver], "receiver": bodies[receiver]}
        sharing.share_items(by=by, version=version, purpose=invented.purpose, items=items, **ends)
    sharing.change_draft(by=by, version=version, **_words(invented, owner, clock.today()))
    version = sharing.offer_agreement(by=by, version=version)
    version = _sign(version)
    if invented.suspended:
        sharing.suspend_agreement(by=by, version=version, reason=invented.suspended)
    return version


def _sign(version: AgreementVersion) -> AgreementVersion:
    for party in sharing.parties_of(version):
        actor, account = _officer(party.organisation)
        sharing.sign_agreement(
            by=actor, version=version, organisation=party.organisation, account=account, name=account.name,
            post="Data Protection Officer",
        )  # fmt: skip
    return version


def _words(invented: Invented | None, owner: Organisation, today: date) -> dict[str, object]:
    said = {"population": invented.population} if invented else {}
    return {
        **said, "in_force_from": today, "in_force_to": today + timedelta(days=730),
        "review_on": today + timedelta(days=20 if invented and "fire" in invented.title else 330), "dpia_on": today,
        "dpia_reference": "DPIA 2026/14", "privacy_notice_url": f"https://{owner.slug}.example/privacy",
        "rights_contact": f"rights@{owner.slug}.example", "breach_contact": f"breach@{owner.slug}.example",
        "breach_hours": "Day and night",
    }  # fmt: skip


def _officer(body: Organisation) -> tuple[Actor, Account]:
    account = Account.objects.filter(memberships__organisation=body, memberships__role=Role.GOVERNANCE).first()
    assert account is not None, f"The story names a governance officer at {body}."
    return partners.actor_for(account), account


def _show(invented: Invented) -> int:
    """A few people were looked up by an officer of the receiver under what is in force."""
    if invented.suspended:
        return 0
    count = 0
    for giver, receiver, items in invented.directions:
        source, recipient = Organisation.objects.get(slug=giver), Organisation.objects.get(slug=receiver)
        by, _ = _officer(recipient)
        with transaction.atomic(durable=True):
            for person in Resident.objects.filter(held_by=source).order_by("pk")[:6]:
                count += len(
                    sharing.disclose(
                        by=by, person=str(person.uuid), purpose=invented.purpose, source=source, recipient=recipient,
                        items=items[:3],
                    )
                )  # fmt: skip
    return count


def _break_glass() -> int:
    """Somebody rang in danger; the body whose record was seen has not looked back at it yet."""
    door, source = (Organisation.objects.get(slug=slug) for slug in ("carrowshire", "high-carrow"))
    contact = Contact.objects.filter(resident__held_by=source, adviser__isnull=False).order_by("-opened_at").first()
    if contact is None or contact.resident is None or contact.adviser is None:
        return 0
    adviser = Account.objects.filter(memberships__organisation=door, memberships__role=Role.ADVISER).first()
    assert adviser is not None, "The story names advisers of the county."
    by = partners.actor_for(adviser)
    with transaction.atomic(durable=True):
        emergency = sharing.break_glass(
            by=by, contact=str(contact.uuid), organisation=door, reason="vital_interest",
            words="Caller had fallen, could not get up and did not know the address of her daughter’s house.",
        )  # fmt: skip
        rows = sharing.disclose(
            by=by, person=str(contact.resident.uuid), purpose=ENQUIRY, source=source, recipient=door,
            items=("identity.name", "address.home", "contact.phone"), contact=str(contact.uuid), emergency=emergency,
        )  # fmt: skip
    officer, _ = _officer(door)
    sharing.review_emergency(by=officer, emergency=emergency, organisation=door, outcome="justified")
    return len(rows)


def someone_looked_at() -> str:
    """Who can sign in as a resident and has something to see: address, name, birth date, postcode. Empty for nobody."""
    seen = Disclosure.objects.order_by("pk").values_list("person", flat=True)
    known = Resident.objects.filter(uuid__in=list(seen), birth_date__isnull=False).exclude(postcode_key="")
    for one in known.order_by("pk").prefetch_related("contact_points"):
        address = next((point.normalised for point in one.contact_points.all() if point.kind == "email"), "")
        facts = {
            "email": address, "given_names": one.given_names, "family_name": one.family_name,
            "birth_date": f"{one.birth_date}", "postcode": one.postcode_key,
        }  # fmt: skip
        if address and people.record_of_person_who_knows(**facts):
            postcode = places.normalise_postcode(one.postcode_key)
            return f"{address}, {one.full_name}, {one.birth_date:%-d %-m %Y}, {postcode}"
    return ""
