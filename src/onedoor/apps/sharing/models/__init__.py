"""Agreements to share personal data, the lists they are written with, and the ledger of what was shared."""

from onedoor.apps.sharing.models.agreement import Agreement, AgreementVersion, Party, SharedItem, Signature
from onedoor.apps.sharing.models.emergency import Emergency, EmergencyReview
from onedoor.apps.sharing.models.ledger import Disclosure
from onedoor.apps.sharing.models.lists import AgreementTemplate, DataItem, LegalGround, Purpose
from onedoor.apps.sharing.models.wishes import Pause, PersonsPermission

__all__ = [
    "Agreement",
    "AgreementTemplate",
    "AgreementVersion",
    "DataItem",
    "Disclosure",
    "Emergency",
    "EmergencyReview",
    "LegalGround",
    "Party",
    "Pause",
    "PersonsPermission",
    "Purpose",
    "SharedItem",
    "Signature",
]
