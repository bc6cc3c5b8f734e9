"""How far two records agree in one thing: the levels of each comparison, best first, and the SQL that tells them apart.

The same levels are told apart in Python by the online matcher (`matching/compare.py`); a test holds the two together.
Where people live is one comparison and not four: whoever shares a street shares its town, and adding each up would
make one person of two neighbours.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

__all__ = ["COMPARISONS", "Comparison", "Level", "comparisons_for"]


@dataclass(frozen=True, slots=True)
class Level:
    """`sql` is true of a pair at this level; of `frequency` column the commonness of the value counts."""

    code: str
    sql: str
    needs: tuple[str, ...] = ()
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`unknown` is true of a pair that says nothing; below the last level they differ."""

    field: str
    needs: tuple[str, ...]
    unknown: str
    levels: tuple[Level, ...]


def _either_null(*columns: str) -> str:
    return " or ".join(f"{column}_{side} is null" for column in columns for side in "lr")


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _slip(column: str, most: int = 1) -> str:
    # Changing places is one slip, or two changes: the plain distance, ten times as fast, rules nearly all pairs out.
    one, other = f"{column}_l", f"{column}_r"
    return (
        f"(case when abs(length({one}) - length({other})) > {most} then false"
        f" when levenshtein({one}, {other}) > {2 * most} then false else [slip]({one}, {other}) <= {most} end)"
    )


def _near(column: str, least: float) -> str:
    return f"[near]({column}_l, {column}_r) >= {least}"


_SWAPPED = "given_l = surname_r and surname_l = given_r"
_CROSSED = "(given_l = surname_r or surname_l = given_r)"
# Namesakes have e-mail addresses as alike as their names: that is not a second thing they share.
_LIKE_THEIR_NAMES = (
    f"(case when surname_l = surname_r and email_l <> email_r then not {_slip('email', 2)} and {_near('email', 0.9)}"
    " else false end)"
)
_PLACE_NEAR = f"({_same('postcode')} or {_slip('postcode')} or {_same('town')})"
# Two parts of a date agree, or all that both say: a birth date half known has 00 for the rest.
_SAME_YEAR = "substr(birth_l, 1, 4) = substr(birth_r, 1, 4)"
_SAME_MONTH = "substr(birth_l, 5, 2) = substr(birth_r, 5, 2)"
_SAME_DAY = "substr(birth_l, 7, 2) = substr(birth_r, 7, 2)"
_MONTH_UNSAID = "(substr(birth_l, 5, 2) = '00' or substr(birth_r, 5, 2) = '00')"
_DAY_UNSAID = "(substr(birth_l, 7, 2) = '00' or substr(birth_r, 7, 2) = '00')"
_TURNED = (
    "substr(birth_l, 5, 2) = substr(birth_r, 7, 2) and substr(birth_l, 7, 2) = substr(birth_r, 5, 2)"
    f" and {_SAME_YEAR} and not {_DAY_UNSAID}"
)

COMPARISONS = (
    Comparison(
        "given",
        ("given",),
        # A given name that stands as the other's surname is weighed there, once.
        f"{_either_null('given')} or (given_l <> given_r and {_CROSSED})",
        (
            Level("same", _same("given"), frequency="given"),
            Level("nickname", _same("root")),
            Level("slip", f"{_slip('given')} and length(given_l) > 2"),
            Level("near", _near("given", 0.88)),
            Level("begun", "(given_l like given_r || '%' or given_r like given_l || '%')"),
        ),
    ),
    Comparison(
        "surname",
        ("surname",),
        _either_null("surname"),
        (
            Level("same", _same("surname"), frequency="surname"),
            Level("swapped", _SWAPPED, ("given",)),
            Level("slip", f"{_slip('surname')} and length(surname_l) > 2"),
            Level("near", _near("surname", 0.88)),
            Level("crossed", _CROSSED, ("given",)),
            Level("part", "(surname_l like '% ' || surname_r or surname_r like '% ' || surname_l"
                  " or surname_l like surname_r || ' %' or surname_r like surname_l || ' %')"),
        ),
    ),
    Comparison(
        "birth",
        ("birth",),
        _either_null("birth"),
        (
            Level("same", f"{_same('birth')} and substr(birth_l, 7, 2) <> '00'", frequency="birth"),
            Level("turned", _TURNED),
            Level("slip", f"{_slip('birth')} and not {_DAY_UNSAID}"),
            Level("part", f"({_SAME_YEAR} and ({_SAME_MONTH} or {_SAME_DAY} or {_MONTH_UNSAID}))"
                  f" or ({_SAME_MONTH} and {_SAME_DAY})"),
            Level("year", _SAME_YEAR),
        ),
    ),
    Comparison(
        "address",
        (),
        "",
        (
            Level("door", f"{_same('house')} and {_same('street')} and {_PLACE_NEAR}", ("house", "street")),
            Level("code", f"{_same('house')} and {_same('postcode')}", ("house", "postcode")),
            Level("door_near", f"{_same('house')} and {_near('street', 0.9)}", ("house", "street")),
            Level("street", f"{_near('street', 0.92)} and {_PLACE_NEAR}", ("street",)),
            Level("postcode", _same("postcode"), ("postcode",)),
            Level("street_alone", _near("street", 0.95), ("street",)),
            Level("town", f"{_same('town')}", ("town",), "town"),
            Level("town_near", f"{_near('town', 0.88)} or {_slip('postcode')}", ("town",)),
            Level("area", _same("area"), ("postcode",)),
        ),
    ),
    Comparison(
        "phone",
        ("phone",),
        _either_null("phone"),
        (Level("same", _same("phone"), frequency="phone"), Level("slip", _slip("phone"))),
    ),
    Comparison(
        "email",
        ("email",),
        _either_null("email"),
        (
            Level("same", _same("email"), frequency="email"),
            Level("slip", _slip("email", 2)),
            Level("box", "split_part(email_l, '@', 1) = split_part(email_r, '@', 1)"),
            Level("near", _near("email", 0.9)),
        ),
    ),
    Comparison(
        "number",
        ("number",),
        _either_null("number"),
        (Level("same", _same("number")), Level("slip", _slip("number")), Level("two", _slip("number", 2))),
    ),
    Comparison("sex", ("sex",), _either_null("sex"), (Level("same", _same("sex")),)),
)  # fmt: skip


def comparisons_for(fields: Collection[str]) -> list[Comparison]:
    """Those that records with these fields can be compared by, with the levels they can reach."""
    kept = []
    for comparison in COMPARISONS:
        if comparison.field == "address":
            comparison = _address_for(fields, comparison)
        if comparison.field == "given" and "surname" not in fields:
            comparison = replace(comparison, unknown=_either_null("given"))
        if comparison.field == "email" and "surname" in fields:
            comparison = replace(comparison, unknown=f"{comparison.unknown} or {_LIKE_THEIR_NAMES}")
        if set(comparison.needs) <= set(fields):
            levels = tuple(level for level in comparison.levels if set(level.needs) <= set(fields))
            if levels:
                kept.append(Comparison(comparison.field, comparison.needs, comparison.unknown, levels))
    return kept


def _address_for(fields: Collection[str], comparison: Comparison) -> Comparison:
    """Nothing is said where no part of the address stands on both sides."""
    parts = [part for part in ("street", "postcode", "town") if part in fields]
    unknown = " and ".join(f"({_either_null(part)})" for part in parts)
    return Comparison("address", () if parts else ("street",), unknown, comparison.levels)
