"""What the bodies of the invented county agreed: who with whom, what for, by what right, and what became of it."""

from dataclasses import dataclass

from onedoor.apps.sharing.data import MATCHING, VersionStatus

__all__ = ["AGREEMENTS", "NOT_PUBLIC", "OUTSIDE", "POWERS", "Invented"]

_HEALTH = {"article6": "public-task", "article9": "health-social-care", "schedule1": "2"}
_NAME_AND_HOME = ("identity.name", "identity.birth_date", "address.home", "contact.phone")


@dataclass(frozen=True)
class Invented:
    """Drawn up by the first party; each direction is (giver, receiver, items).

    `state` is what its first version came to. `because`: why it was stopped or ended, or how often the version in the
    place of the first one says.
    """

    title: str
    purpose: str
    population: str
    parties: tuple[tuple[str, str, dict[str, str]], ...]
    directions: tuple[tuple[str, str, tuple[str, ...]], ...]
    state: VersionStatus = VersionStatus.IN_FORCE
    because: str = ""


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
        VersionStatus.SUPERSEDED, "Person by person, within two working days of the offer of a visit.",
    ),
    Invented(
        "Neighbours in Linsmouth: anti-social behaviour", "community-safety",
        "People named in reports of anti-social behaviour in the city.",
        (("carrow-police", "Crime and Disorder Act 1998, section 115",
          {"article6": "law-enforcement", "schedule8": "1"}),
         ("linsmouth", "Crime and Disorder Act 1998, section 17",
          {"article6": "public-task", "article9": "substantial-public-interest", "schedule1": "10"})),
        (("linsmouth", "carrow-police", ("identity.name", "address.home", "requests.history")),),
        VersionStatus.SUSPENDED, "A list was sent to the wrong mailbox. Stopped until both have looked into it.",
    ),
    Invented(
        "Home from hospital", "hospital-discharge",
        "Adults who are in hospital, and will need help to live at home again.",
        (("carrow-nhs", "Care Act 2014, section 74", _HEALTH), ("carrowshire", "Care Act 2014, section 3", _HEALTH)),
        (("carrow-nhs", "carrowshire", (*_NAME_AND_HOME, "needs.help")),),
        VersionStatus.AWAITING,
    ),
    Invented(
        "Warm homes: who may be offered advice", "money-advice",
        "People over 65, or with young children, in homes that are dear to heat.",
        (("carrowshire", "", {"article6": "public-task"}), ("warm-homes-carrow", "", {})),
        (("carrowshire", "warm-homes-carrow", ("identity.name", "address.home")),),
        VersionStatus.DRAFT,
    ),
    Invented(
        "The flood of January: who could not leave by themselves", "emergency",
        "People in homes on the flood plain of the Teasel.",
        (("carrowshire", "Civil Contingencies Act 2004, section 2", _HEALTH),
         ("carrow-fire", "Civil Contingencies Act 2004, section 2", _HEALTH)),
        (("carrowshire", "carrow-fire", ("identity.name", "address.home", "contact.phone", "needs.access")),),
        VersionStatus.ENDED, "Everybody is back in their home. The list was destroyed by both.",
    ),
)  # fmt: skip


# Bodies that have not signed the Front office agreement: what their desks and the others' see differs.
OUTSIDE = ("carrow-police", "high-carrow")
NOT_PUBLIC = ("charity", "company")
POWERS = {
    "nhs": "National Health Service Act 2006, section 82",
    "fire": "Fire and Rescue Services Act 2004, section 5A",
    "charity": "Objects of the charity",
    "company": "Articles of the company",
}
