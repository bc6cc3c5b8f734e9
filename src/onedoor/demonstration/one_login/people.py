"""Who may sign in there: people of the invented county at whom somebody looked, and one whom nobody knows."""

from itertools import islice

from onedoor.apps.people.models import Resident
from onedoor.apps.places import services as places
from onedoor.demonstration.agreements import people_looked_at
from onedoor.demonstration.one_login.provider import Someone

__all__ = ["invented_people"]

_FEW = 5
_ADDRESS = "https://vocab.account.gov.uk/v1/address"


def invented_people() -> list[Someone]:
    known = [_proved(address, record) for address, record in islice(people_looked_at(), _FEW)]
    return [*known, Someone(_claims("newly.arrived@home.example"))]


def _claims(email: str) -> dict[str, object]:
    return {"sub": f"urn:fdc:one-login.example:2026:{email}", "email": email, "email_verified": True}


def _proved(email: str, record: Resident) -> Someone:
    parts = (("GivenName", record.given_names), ("FamilyName", record.family_name))
    lives = [{"postalCode": places.normalise_postcode(record.postcode_key)}]
    identity = {
        "name": [{"nameParts": [{"type": kind, "value": value} for kind, value in parts]}],
        "birthDate": [{"value": f"{record.birth_date}"}],
    }
    return Someone({**_claims(email), _ADDRESS: lives}, identity)
