"""What holds of any two people compared and of anything asked."""

import dataclasses
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.apps.people.data import Given
from onedoor.apps.people.linkage.levels import COMPARISONS
from onedoor.apps.people.matching.compare import ORDER, compare
from onedoor.apps.people.matching.evidence import Evidence, evidence_of, pack, unpack
from onedoor.apps.people.matching.keys import keys_of
from onedoor.apps.people.matching.nicknames import root_of
from onedoor.apps.people.matching.reasons import reasons_for
from onedoor.apps.people.matching.weights import parts_of, shipped_weights, weigh

NAMES = ("william", "bill", "willima", "mary jane", "mary", "jo", "joanna", "o’brien", "Müller", "brown", "browne",
         "brown-smith", "smith", "UNKNOWN", "baby", "j", "")  # fmt: skip
DATES = ("1961-03-04", "04/03/1961", "1961-04-03", "1961", "March 1961", "1961-03-05", "1988-03-04", "01/01/1900", "")
ADDRESSES = ("14 Mill Lane, Glossop", "14 Mill Road, Glossop", "Flat 2, 14 Mill Lane", "9 High Street, Buxton", "")
PHONES = st.lists(st.sampled_from(("01632 960001", "01632960002", "07700 900123", "000000", "")), max_size=2)
EMAILS = st.lists(st.sampled_from(("will@post.example", "will@mail.example", "none@none.example", "")), max_size=2)
SAID = st.builds(
    Given,
    given_names=st.sampled_from(NAMES), family_name=st.sampled_from(NAMES), known_as=st.sampled_from(NAMES),
    birth_date=st.sampled_from(DATES), address_text=st.sampled_from(ADDRESSES),
    postcode=st.sampled_from(("ZA1 2AB", "ZA1 2AC", "ZB9 9ZZ", "ZZ99 3VZ", "")), uprn=st.sampled_from((None, 7, 8)),
    phones=PHONES.map(tuple), emails=EMAILS.map(tuple),
    nhs_number=st.sampled_from(("9434765919", "9434765918", "")), reference=st.sampled_from(("7K3M-9PQX", "")),
)  # fmt: skip
NOTHING = st.builds(
    Given,
    given_names=st.sampled_from(("UNKNOWN", "Baby", "n/a", "Mr", "")), family_name=st.sampled_from(("test", "?", "")),
    birth_date=st.sampled_from(("01/01/1900", "unknown", "")), postcode=st.sampled_from(("ZZ99 3VZ", "")),
    phones=st.sampled_from(((), ("0000000000",))), emails=st.sampled_from(((), ("none@none.example",))),
    nhs_number=st.sampled_from(("1234567890", "")),
)  # fmt: skip
SQL = {"[slip]": "damerau_levenshtein", "[near]": "jaro_winkler_similarity"}


@given(SAID, SAID)
def test_which_is_asked_and_which_is_found_makes_no_difference(one: Given, other: Given) -> None:
    mine, theirs = evidence_of(one), evidence_of(other)
    assert compare(mine, theirs) == compare(theirs, mine)
    assert "differs" not in compare(mine, mine).values()


@given(NOTHING, SAID)
def test_what_is_not_known_says_nothing_and_leads_to_nobody(nothing: Given, other: Given) -> None:
    assert keys_of(evidence_of(nothing)) == set()
    assert compare(evidence_of(nothing), evidence_of(other)) == {}


@given(SAID, SAID, st.randoms(use_true_random=False))
def test_the_order_of_fields_and_of_phones_makes_no_difference(one: Given, other: Given, chance: Any) -> None:
    weights = shipped_weights()
    levels = compare(evidence_of(one), evidence_of(other))
    shuffled = dict(chance.sample(sorted(levels.items()), len(levels)))
    weight = weigh(levels, weights, records=1_000, shares={})
    assert abs(weight - weigh(shuffled, weights, records=1_000, shares={})) < 1e-9
    turned = dataclasses.replace(one, phones=one.phones[::-1], emails=one.emails[::-1])
    assert compare(evidence_of(turned), evidence_of(other)) == levels


@given(SAID, SAID)
def test_every_level_has_a_weight_and_words(one: Given, other: Given) -> None:
    mine, theirs = evidence_of(one), evidence_of(other)
    levels = compare(mine, theirs)
    rates = shipped_weights().rates
    assert all(level in ORDER[field] and level in rates[field] for field, level in levels.items())
    reasons = reasons_for(mine, theirs, levels, parts_of(levels, shipped_weights(), shares={}))
    assert len(reasons) == len(levels)


@given(SAID)
def test_a_record_is_read_as_it_was_written(said: Given) -> None:
    evidence = evidence_of(said)
    assert unpack(pack(evidence)) == evidence


@given(SAID)
def test_a_common_name_counts_for_less(said: Given) -> None:
    evidence = evidence_of(said)
    levels = compare(evidence, evidence)
    rare = weigh(levels, shipped_weights(), records=1_000, shares={"surname": 1e-6})
    common = weigh(levels, shipped_weights(), records=1_000, shares={"surname": 0.02})
    assert rare >= common


@settings(max_examples=60)
@given(SAID, SAID)
def test_nobody_is_further_apart_than_bulk_linking_says(one: Given, other: Given) -> None:
    mine, theirs = evidence_of(one), evidence_of(other)
    levels = compare(mine, theirs)
    for field in ("given", "surname", "birth", "address"):
        in_bulk = _level_in_bulk(field, mine, theirs)
        if in_bulk and field in levels:
            assert ORDER[field].index(levels[field]) <= ORDER[field].index(in_bulk), field


def _level_in_bulk(field: str, one: Evidence, other: Evidence) -> str:
    """The level the SQL of bulk linking gives; nothing where it says nothing."""
    if field == "address" and one.uprn and other.uprn:
        # Bulk linking knows none.
        return ""
    comparison = next(found for found in COMPARISONS if found.field == field)
    names = ("given", "surname", "birth", "house", "street", "town", "postcode")
    sides = {"l": one, "r": other}
    row = {f"{name}_{side}": getattr(who, name) or None for name in names for side, who in sides.items()}
    row |= {f"root_{side}": root_of(who.given.partition(" ")[0]) or None for side, who in sides.items()}
    row |= {f"area_{side}": who.postcode[:-3] or None for side, who in sides.items()}
    whens = " ".join(f"when {level.sql} then '{level.code}'" for level in comparison.levels)
    for written, called in SQL.items():
        whens = whens.replace(written, called)
    columns = ", ".join(f"${name}::varchar as {name}" for name in row)
    unknown = comparison.unknown or "false"
    found = duckdb.execute(
        f"select case when {unknown} then '' {whens} else 'differs' end from (select {columns})", row
    )
    return str(found.fetchall()[0][0])
