"""What a set of agreements allows on a day. Pure: no Django models, no database.

The rule where agreements differ: what may be shared is the union of what the agreements in force allow, item by item.
An agreement never forbids what another allows, and suspending one takes away only what no other allows.
"""

from collections.abc import Sequence
from datetime import date

from onedoor.apps.sharing.data import Permission, Standing, VersionStatus, Why

__all__ = ["decide", "is_in_force"]

NOTHING: frozenset[str] = frozenset()


def is_in_force(standing: Standing, day: date) -> bool:
    """Whether it allows anything on that day, the first and the last included."""
    if standing.status != VersionStatus.IN_FORCE or standing.starts_on is None or day < standing.starts_on:
        return False
    return standing.ends_on is None or day <= standing.ends_on


def decide(standings: Sequence[Standing], day: date) -> Permission:
    """What may be shared that day under these versions, which all speak of the same purpose and direction."""
    live = [standing for standing in standings if standing.items and is_in_force(standing, day)]
    if not live:
        return _refusal(standings, day)
    # The one that lasts longest comes first, so that an item is not said to end while another still allows it.
    live.sort(
        key=lambda one: (not one.needs_permission, one.ends_on or date.max, len(one.items), one.version), reverse=True
    )
    under: dict[str, str] = {}
    for standing in live:
        for item in standing.items:
            under.setdefault(item, standing.version)
    main = max(live, key=lambda one: (len(one.items), one.version))
    until = min((one.ends_on for one in live if one.ends_on), default=None)
    others = f" and {len(live) - 1} more" if len(live) > 1 else ""
    last = f" until {_day(until)}" if until else ""
    why = f"Agreement {main.reference} “{main.title}”{others} allows it{last}."
    needy = frozenset(under).difference(*(one.items for one in live if not one.needs_permission))
    return Permission(frozenset(under), main.version, until, why, Why.ALLOWED, under, needy)


def _refusal(standings: Sequence[Standing], day: date) -> Permission:
    """Says of the agreement that came nearest why it does not help."""
    said: dict[Why, str] = {}
    for one in standings:
        name = f"Agreement {one.reference} “{one.title}”"
        if one.status == VersionStatus.SUSPENDED:
            said[Why.SUSPENDED] = f"{name} is suspended. Nothing may be shared under it until it is resumed."
        elif one.status in {VersionStatus.ENDED, VersionStatus.SUPERSEDED} or (one.ends_on and one.ends_on < day):
            # One that was ended before its last day says no day: that one has not come.
            ended = f" on {_day(one.ends_on)}" if one.ends_on and one.ends_on < day else ""
            said[Why.ENDED] = f"{name} ended{ended}. What was noted before is kept; nothing more may be shared."
        elif one.items:
            said[Why.NOT_YET] = f"{name} is not in force yet."
    for code in (Why.SUSPENDED, Why.ENDED, Why.NOT_YET):
        if code in said:
            return Permission(NOTHING, None, None, said[code], code)
    text = "No agreement lets that organisation share anything with yours for this purpose."
    return Permission(NOTHING, None, None, text, Why.NO_AGREEMENT)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
