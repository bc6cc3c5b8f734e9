"""What a version still lacks before it may be signed, and with which other agreements it disagrees. In words."""

from collections import defaultdict
from collections.abc import Iterable

from onedoor.apps.sharing.data import CONSENT, PUBLIC_BODIES, TEXTS, PartyRole, VersionStatus
from onedoor.apps.sharing.models import AgreementVersion, Party, SharedItem

__all__ = ["contradictions", "lacking", "special_parties"]

_OPTIONAL = frozenset({"privacy_notice_url", "dpia_reference", "staff_guidance"})
# Conditions of article 9(2) that UK law ties to Schedule 1 (Data Protection Act 2018 section 10).
_TIED = frozenset({"health-social-care", "substantial-public-interest", "employment-social-protection",
                   "public-health", "research"})  # fmt: skip
Way = tuple[str, int, int]


def lacking(version: AgreementVersion) -> list[str]:
    """Everything that stands in the way of offering it; empty where nothing does."""
    found = [f"{heading} is empty" for name, heading in TEXTS.items() if _is_lacking(version, name)]
    if version.in_force_from is None:
        found.append("The day from which it is in force is missing")
    if version.review_on is None:
        found.append("The review date is missing")
    parties = list(version.parties.select_related("organisation"))
    if sum(party.must_sign for party in parties) < 2:
        found.append("At least two controllers must be party to it")
    if not version.shared_items.exists():
        found.append("It names nothing that is shared")
    special = special_parties(version)
    for party in parties:
        found += _lacking_of(party, party.pk in special)
    return found


def _is_lacking(version: AgreementVersion, name: str) -> bool:
    return name not in _OPTIONAL and not getattr(version, name).strip()


def _lacking_of(party: Party, has_special: bool) -> Iterable[str]:
    name = party.organisation.name
    if party.role == PartyRole.PROCESSOR:
        return
    if not party.article6:
        yield f"{name} has no lawful basis"
    if has_special and not (party.article9 or party.schedule8):
        yield f"{name} has no condition for special category data"
    if has_special and party.article9 in _TIED and not party.schedule1:
        yield f"{name} has no Schedule 1 condition, which its special category condition needs"


def special_parties(version: AgreementVersion) -> set[int]:
    """Keys of the parties that give or get special category data."""
    rows = version.shared_items.filter(item__is_special=True).values_list("giver_id", "receiver_id")
    return {party for pair in rows for party in pair}


def contradictions(version: AgreementVersion) -> list[str]:
    """How it disagrees with other agreements that are in force or suspended, and which rule then holds."""
    mine = _ways(version)
    others = AgreementVersion.objects.filter(status__in=(VersionStatus.IN_FORCE, VersionStatus.SUSPENDED))
    found = [line for other in _with_parties(version, others) for line in _against(mine, other)]
    return found + _consent_by_public_bodies(version) + _bases(version, others)


def _with_parties(version: AgreementVersion, others: "Iterable[AgreementVersion]") -> Iterable[AgreementVersion]:
    bodies = list(version.parties.values_list("organisation_id", flat=True))
    same = AgreementVersion.objects.filter(pk__in=[other.pk for other in others], parties__organisation__in=bodies)
    return same.exclude(agreement=version.agreement).select_related("agreement").distinct().order_by("pk")


def _ways(version: AgreementVersion) -> dict[Way, set[str]]:
    ways: dict[Way, set[str]] = defaultdict(set)
    rows: Iterable[SharedItem] = version.shared_items.select_related("purpose", "item", "giver", "receiver")
    for row in rows:
        ways[row.purpose.name, row.giver.organisation_id, row.receiver.organisation_id].add(row.item.name)
    return ways


def _against(mine: dict[Way, set[str]], other: AgreementVersion) -> Iterable[str]:
    name = f"{other.agreement.reference} “{other.agreement.title}”"
    for way, theirs in _ways(other).items():
        if way not in mine:
            continue
        if other.status == VersionStatus.SUSPENDED:
            again = sorted(theirs & mine[way])
            if again:
                yield (
                    f"{name} is suspended. This one allows some of the same again for “{way[0]}”: {', '.join(again)}. "
                    "Suspending one agreement does not stop another."
                )
        elif theirs != mine[way]:
            more, less = sorted(mine[way] - theirs), sorted(theirs - mine[way])
            parts = [f"only this one allows {', '.join(more)}"] if more else []
            parts += [f"only that one allows {', '.join(less)}"] if less else []
            yield (
                f"{name} allows something else for “{way[0]}” in the same direction: {' and '.join(parts)}. "
                "While both are in force, everything that either allows may be shared."
            )


def _consent_by_public_bodies(version: AgreementVersion) -> list[str]:
    parties = version.parties.select_related("organisation").filter(article6=CONSENT)
    return [
        f"{party.organisation.name} names consent, which is seldom free towards a public body. "
        "Permission to refer somebody is another thing and needs no such basis."
        for party in parties
        if party.organisation.kind in PUBLIC_BODIES
    ]


def _bases(version: AgreementVersion, others: "Iterable[AgreementVersion]") -> list[str]:
    """The same body on another basis for the same purpose."""
    found = []
    purposes = set(version.shared_items.values_list("purpose_id", flat=True))
    for party in version.parties.select_related("organisation").exclude(article6=""):
        rows = Party.objects.filter(
            version__in=[other.pk for other in others], organisation=party.organisation,
            version__shared_items__purpose__in=purposes,
        ).exclude(version__agreement=version.agreement).exclude(article6__in=("", party.article6))  # fmt: skip
        found += [
            f"{party.organisation.name} rests on another lawful basis for the same purpose in "
            f"{row.version.agreement.reference} “{row.version.agreement.title}”."
            for row in rows.select_related("version__agreement").distinct()
        ]
    return found
