"""Closing reasons as they stand at the start, in words the person understands. Editable afterwards."""

from dataclasses import dataclass

from onedoor.apps.requests.data import Status

__all__ = ["CLOSING_REASONS", "COMPLAINT_SOURCE", "COMPLAINT_STAGES", "DefaultReason"]


@dataclass(frozen=True, slots=True)
class DefaultReason:
    """One closing reason in both languages."""

    code: str
    status: Status
    label: str
    label_cy: str
    wording: str
    wording_cy: str


# Number, name, who answers, working days.
COMPLAINT_STAGES = (
    (1, "First answer", "the service itself", 10),
    (2, "Review", "somebody who had no part in it", 20),
)
COMPLAINT_SOURCE = "Complaint Handling Code of the Local Government and Social Care Ombudsman, 2024"

CLOSING_REASONS = (
    DefaultReason(
        "done",
        Status.FIXED,
        "Done",
        "Wedi'i wneud",
        "We have done what you asked for.",
        "Rydym wedi gwneud yr hyn y gofynnoch amdano.",
    ),
    DefaultReason(
        "not-found",
        Status.NO_FURTHER_ACTION,
        "Looked, but could not find it",
        "Wedi edrych, ond heb ddod o hyd iddo",
        "We looked, but could not find what you told us about. If it is still there, tell us more about where it is.",
        "Buom yn edrych, ond ni ddaethom o hyd i'r hyn a ddywedoch wrthym. Os yw yno o hyd, "
        "dywedwch fwy wrthym am ble mae.",
    ),
    DefaultReason(
        "no-action-needed",
        Status.NO_FURTHER_ACTION,
        "Looked, and nothing needs doing now",
        "Wedi edrych, ac nid oes angen gwneud dim nawr",
        "We looked, and it does not need any work now. We will keep an eye on it.",
        "Buom yn edrych, ac nid oes angen gwaith arno nawr. Byddwn yn cadw llygad arno.",
    ),
    DefaultReason(
        "cannot-do",
        Status.NO_FURTHER_ACTION,
        "We are not able to do this",
        "Nid ydym yn gallu gwneud hyn",
        "We are sorry: we are not able to do this.",
        "Mae'n ddrwg gennym: nid ydym yn gallu gwneud hyn.",
    ),
    DefaultReason(
        "no-answer",
        Status.CLOSED,
        "The person did not answer our question",
        "Ni atebodd y person ein cwestiwn",
        "We asked you something and did not hear back. If you still need this, tell us and we will open it again.",
        "Gofynnom rywbeth i chi ac ni chlywsom yn ôl. Os oes angen hyn arnoch o hyd, "
        "dywedwch wrthym a byddwn yn ei agor eto.",
    ),
    DefaultReason(
        "same-as-another",
        Status.DUPLICATE,
        "Same as another report",
        "Yr un peth ag adroddiad arall",
        "Someone told us about this before you. We are dealing with it there.",
        "Dywedodd rhywun wrthym am hyn o'ch blaen. Rydym yn delio ag ef yno.",
    ),
    DefaultReason(
        "not-ours",
        Status.NOT_RESPONSIBLE,
        "Not for any partner",
        "Nid yw'n fater i unrhyw bartner",
        "None of the organisations that work together here can do this.",
        "Ni all yr un o'r sefydliadau sy'n cydweithio yma wneud hyn.",
    ),
    DefaultReason(
        "done-elsewhere",
        Status.INTERNAL_REFERRAL,
        "Being done as part of other work",
        "Yn cael ei wneud fel rhan o waith arall",
        "We have passed this on, and it will be done as part of other work.",
        "Rydym wedi pasio hyn ymlaen, a bydd yn cael ei wneud fel rhan o waith arall.",
    ),
    DefaultReason(
        "withdrawn",
        Status.CANCELLED,
        "The person no longer needs it",
        "Nid oes ei angen ar y person mwyach",
        "You told us that you no longer need this.",
        "Dywedoch wrthym nad oes angen hyn arnoch mwyach.",
    ),
    DefaultReason(
        "finished",
        Status.CLOSED,
        "Dealt with",
        "Wedi delio ag ef",
        "We have dealt with this.",
        "Rydym wedi delio â hyn.",
    ),
)
