"""Puts the invented partnership into an empty installation, in under a minute."""

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import numpy as np
from django.db import transaction

from onedoor.apps.partners.models import Organisation, Partnership
from onedoor.demonstration.agreements import make_agreements
from onedoor.demonstration.answering import make_answering
from onedoor.demonstration.begun import make_begun
from onedoor.demonstration.call_backs import make_call_backs
from onedoor.demonstration.desk_now import make_desk_now
from onedoor.demonstration.events import DemonstrationMade
from onedoor.demonstration.geography import make_geography
from onedoor.demonstration.knowledge import make_knowledge, make_signposts
from onedoor.demonstration.load.bodies import (
    load_bodies,
    load_charities,
    load_letters,
    load_staff,
    load_waste_partnership,
)
from onedoor.demonstration.load.lookups import Loaded
from onedoor.demonstration.load.people import load_people
from onedoor.demonstration.load.places import load_addresses, load_areas, load_buildings
from onedoor.demonstration.load.year import load_year
from onedoor.demonstration.mail import make_mail
from onedoor.demonstration.parties import make_parties
from onedoor.demonstration.population import make_people
from onedoor.demonstration.post import make_post
from onedoor.demonstration.records import make_records
from onedoor.demonstration.retention import make_retention
from onedoor.demonstration.rights import make_rights
from onedoor.demonstration.shown import make_shown
from onedoor.demonstration.streets import make_streets
from onedoor.demonstration.teamwork import make_teamwork
from onedoor.demonstration.things import make_things
from onedoor.demonstration.voices import make_voices
from onedoor.demonstration.year import make_year
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events.log import record

__all__ = ["SEED", "is_made", "make_demonstration", "require_empty"]

SEED = 2008


def is_made() -> bool:
    """Whether this installation holds a demonstration."""
    return Partnership.objects.filter(is_demonstration=True).exists()


def require_empty() -> None:
    """Raises Conflict where an organisation has been put in, by a demonstration or by people at work."""
    if Organisation.objects.exists():
        raise Conflict("This installation is in use. The demonstration goes only into an empty one.")


def make_demonstration(
    *, seed: int = SEED, residents: int = 30_000, contacts: int = 100_000, say: Callable[[str], None] = print
) -> dict[str, int]:
    """Makes everything in one transaction, then the agreements; raises Conflict where the installation is in use."""
    require_empty()
    with _without_collecting(), transaction.atomic(durable=True):
        counts = _make(seed, residents, contacts, clock.now(), say)
    say("Signing the agreements")
    # By the actions themselves, which own their transactions: the ledger must verify.
    disclosures = make_agreements()
    say("Matching the records of two more bodies")
    records = make_records(seed)
    say("Saying who speaks for whom")
    spoken_for = {"spoken_for": make_parties()}
    say("Asking about their information")
    kept = {"rights": make_rights(), "holds": make_retention(), "letters": make_post()}
    say("Promising calls")
    calls = {"call_backs": make_call_backs(seed), "calls": make_desk_now(seed)}
    say("Writing down what staff know")
    calls |= {"articles": make_knowledge(seed), "sent_on": make_signposts(seed), "mail": make_mail()}
    say("Sharing out the work")
    teamwork = {"teamwork": make_teamwork(), "answering": make_answering(), "complaints": make_voices()}
    say("Showing the public what was reported")
    shown = {"shown": make_shown(), "things": make_things(), "begun": make_begun()}
    return {**counts, "disclosures": disclosures, **records, **spoken_for, **kept, **calls, **teamwork, **shown}


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Half a million rows are kept and none is a cycle: looking for cycles among them took a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make(seed: int, residents: int, contacts: int, now: datetime, say: Callable[[str], None]) -> dict[str, int]:
    shapes, chance = np.random.default_rng(seed), random.Random(seed)
    say("Drawing the county")
    geography = make_geography(shapes)
    streets = make_streets(geography, residents * 14 // 30, shapes)
    areas = load_areas(geography)
    lines = load_addresses(streets)
    load_buildings(geography, areas)
    say("Founding the bodies")
    bodies = load_bodies(areas)
    staff = load_staff(bodies)
    letters = load_letters(bodies)
    load_waste_partnership(bodies, areas)
    load_charities(bodies)
    say(f"Settling {residents:,} residents")
    homes = [home for street in streets for home in street.homes]
    people = make_people(homes, residents, now.date(), chance)
    rows = load_people(people, lines, bodies, now)
    say(f"Living through a year of {contacts:,} contacts")
    conversations = make_year(people, contacts, now - timedelta(minutes=5), chance)
    made = load_year(conversations, Loaded(rows, bodies, letters, staff, lines), now, chance)
    counts = {"residents": len(people), **made}
    record(DemonstrationMade(seed=seed, **counts), by=SYSTEM)
    return counts
