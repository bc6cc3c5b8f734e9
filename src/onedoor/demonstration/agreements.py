"""Agreements of the invented county, one in each state there is, and what was shown under them.

Made by the actions themselves, after everything else: each owns its transaction, and what they write must verify.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from onedoor.apps.partners.models import Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.places import services as places
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import VersionStatus
from onedoor.apps.sharing.models import AgreementVersion, Disclosure
from onedoor.demonstration.agreed import AGREEMENTS, NOT_PUBLIC, OUTSIDE, POWERS, Invented
from onedoor.demonstration.emergencies import make_emergencies, officer_of
from onedoor.foundation import clock

__all__ = ["make_agreements", "people_looked_at", "someone_looked_at"]


def make_agreements() -> int:
    """How many disclosures were written."""
    _make_front_office()
    for invented in AGREEMENTS:
        _make(invented)
    return sum([_show(invented) for invented in AGREEMENTS]) + make_emergencies()


def _make_front_office() -> AgreementVersion:
    """Every body answers for the others at its desk, but for the two that have not signed."""
    owner = Organisation.objects.get(slug="carrowshire")
    by, _ = officer_of(owner)
    version = sharing.draft_agreement(by=by, owner=owner, title="Front office", template="front-office")
    for party in list(sharing.parties_of(version)):
        if party.organisation.slug in OUTSIDE:
            sharing.remove_party(by=by, version=version, organisation=party.organisation)
            continue
        power = POWERS.get(party.organisation.kind, "Local Government Act 1972, section 111")
        basis = "legitimate-interests" if party.organisation.kind in NOT_PUBLIC else "public-task"
        sharing.set_party(by=by, version=version, organisation=party.organisation, article6=basis, power=power)
    words = {**_words(None, owner, clock.today())}
    sharing.change_draft(by=by, version=version, **words)
    return _sign(sharing.offer_agreement(by=by, version=version))


def _make(invented: Invented) -> None:
    owner = Organisation.objects.get(slug=invented.parties[0][0])
    version = _drawn_up(invented, owner)
    if invented.state == VersionStatus.DRAFT:
        return
    by, _ = officer_of(owner)
    version = sharing.offer_agreement(by=by, version=version)
    if invented.state == VersionStatus.AWAITING:
        _sign_for(version, owner)
        return
    version = _sign(version)
    if invented.state == VersionStatus.SUSPENDED:
        sharing.suspend_agreement(by=by, version=version, reason=invented.because)
    elif invented.state == VersionStatus.ENDED:
        sharing.end_agreement(by=by, version=version, reason=invented.because)
    elif invented.state == VersionStatus.SUPERSEDED:
        following = sharing.draft_next_version(by=by, version=version)
        words = {**_words(invented, owner, clock.today()), "frequency": invented.because}
        sharing.change_draft(by=by, version=following, **words)
        _sign(sharing.offer_agreement(by=by, version=following))


def _drawn_up(invented: Invented, owner: Organisation) -> AgreementVersion:
    bodies = {slug: Organisation.objects.get(slug=slug) for slug, _, _ in invented.parties}
    by, _ = officer_of(owner)
    version = sharing.draft_agreement(by=by, owner=owner, title=invented.title, template="regular")
    for slug, power, law in invented.parties:
        sharing.set_party(by=by, version=version, organisation=bodies[slug], power=power, **law)
    for giver, receiver, items in invented.directions:
        ends = {"giver": bodies[giver], "receiver": bodies[receiver]}
        sharing.share_items(by=by, version=version, purpose=invented.purpose, items=items, **ends)
    return sharing.change_draft(by=by, version=version, **_words(invented, owner, clock.today()))


def _sign(version: AgreementVersion) -> AgreementVersion:
    for party in sharing.parties_of(version):
        _sign_for(version, party.organisation)
    version.refresh_from_db()
    return version


def _sign_for(version: AgreementVersion, body: Organisation) -> None:
    actor, account = officer_of(body)
    sharing.sign_agreement(
        by=actor, version=version, organisation=body, account=account, name=account.name, post="Data Protection Officer"
    )


def _words(invented: Invented | None, owner: Organisation, today: date) -> dict[str, object]:
    said = {"population": invented.population} if invented else {}
    return {
        **said, "in_force_from": today, "in_force_to": today + timedelta(days=730),
        "review_on": today + timedelta(days=20 if invented and "fire" in invented.title else 330), "dpia_on": today,
        "dpia_reference": "DPIA 2026/14", "privacy_notice_url": f"https://{owner.slug}.example/privacy",
        "rights_contact": f"rights@{owner.slug}.example", "breach_contact": f"breach@{owner.slug}.example",
        "breach_hours": "Day and night",
    }  # fmt: skip


def _show(invented: Invented) -> int:
    """A few people were looked up by an officer of the receiver under what is in force."""
    if invented.state not in (VersionStatus.IN_FORCE, VersionStatus.SUPERSEDED):
        return 0
    count = 0
    for giver, receiver, items in invented.directions:
        source, recipient = Organisation.objects.get(slug=giver), Organisation.objects.get(slug=receiver)
        by, _ = officer_of(recipient)
        with transaction.atomic(durable=True):
            for person in Resident.objects.filter(held_by=source).order_by("pk")[:6]:
                count += len(
                    sharing.disclose(
                        by=by, person=str(person.uuid), purpose=invented.purpose, source=source, recipient=recipient,
                        items=items[:3],
                    )
                )  # fmt: skip
    return count


def someone_looked_at() -> str:
    """Who can sign in as a resident and has something to see: address, name, birth date, postcode. Empty for nobody."""
    for address, one in people_looked_at():
        postcode = places.normalise_postcode(one.postcode_key)
        return f"{address}, {one.full_name}, {one.birth_date:%-d %-m %Y}, {postcode}"
    return ""


def people_looked_at() -> Iterator[tuple[str, Resident]]:
    """Address and record of those who can show that it is theirs, and see that somebody looked."""
    seen = Disclosure.objects.order_by("pk").values_list("person", flat=True)
    known = Resident.objects.filter(uuid__in=list(seen), birth_date__isnull=False).exclude(postcode_key="")
    for one in known.order_by("pk").prefetch_related("contact_points"):
        address = next((point.normalised for point in one.contact_points.all() if point.kind == "email"), "")
        facts = {
            "email": address, "given_names": one.given_names, "family_name": one.family_name,
            "birth_date": f"{one.birth_date}", "postcode": one.postcode_key,
        }  # fmt: skip
        if address and people.record_of_person_who_knows(**facts):
            yield address, one
