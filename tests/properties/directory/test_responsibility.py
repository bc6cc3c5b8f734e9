"""Who answers: what holds for every partnership, and each case in words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.directory.answers import Responsibility
from onedoor.apps.directory.explanation import resolve
from onedoor.apps.directory.responsibility import Body, Register, Rule, Served
from tests.unit.directory.places import FakeArea, FakePlace

DAY = date(2026, 3, 4)
VALE, MOOR = FakeArea("a-vale", "Teasel Vale", "district"), FakeArea("a-moor", "Holm Moor", "district")
SHIRE, CITY = FakeArea("a-shire", "Carrowshire", "county"), FakeArea("a-city", "Aldminster", "district")
WARD = FakeArea("a-ward", "Teasel Bank", "ward")
TIERS = {"county": Rule(kinds=("county", "unitary")), "district": Rule(kinds=("district", "unitary"))}


def body(uuid: str, kind: str, *areas: FakeArea, **more: object) -> Body:
    return Body(uuid, f"{uuid} council", kind, serves=tuple(Served(area.uuid) for area in areas), **more)  # type: ignore[arg-type]


BODIES = (
    body("vale", "district", VALE),
    body("moor", "district", MOOR),
    body("shire", "county", SHIRE),
    body("city", "unitary", CITY),
)
IN_VALE = FakePlace((WARD, VALE, SHIRE))
IN_CITY = FakePlace((CITY,))


def ask(
    *rules: Rule, place: FakePlace | None = IN_VALE, bodies: tuple[Body, ...] = BODIES, **more: object
) -> Responsibility:
    register = Register({one.uuid: one for one in bodies})
    return resolve(service="Fly-tipping", rules=rules, register=register, place=place, **{"day": DAY, **more})  # type: ignore[arg-type]


def codes(answer: Responsibility) -> list[str]:
    return [doubt.code for doubt in answer.doubts]


def test_tiers_answer_in_two_tier_and_unitary_areas() -> None:
    assert ask(TIERS["county"]).accountable == "shire"
    assert ask(TIERS["district"]).accountable == "vale"
    assert ask(TIERS["county"], place=IN_CITY).accountable == "city"
    assert ask(TIERS["district"], place=IN_CITY).accountable == "city"


def test_a_named_body_in_the_area_outranks_all_else() -> None:
    rules = [
        TIERS["district"],
        Rule(kinds=("county",), area="a-vale"),
        Rule(body="moor"),
        Rule(body="city", area="a-vale", area_name="Teasel Vale"),
    ]
    # Each line takes the strongest away and asks again; the moor serves elsewhere, so its rule does not fit here.
    assert [ask(*rules[:count]).accountable for count in (4, 3, 2, 1)] == ["city", "shire", "shire", "vale"]


def test_a_smaller_area_outranks_a_larger() -> None:
    answer = ask(Rule(body="city", area="a-shire"), Rule(body="moor", area="a-ward"))
    assert (answer.accountable, codes(answer)) == ("moor", [])


def test_a_rule_for_the_interaction_outranks_one_for_any() -> None:
    rules = (TIERS["county"], Rule(kinds=("district",), interaction=17))
    assert ask(*rules, interaction=17).accountable == "vale"
    assert ask(*rules, interaction=0).accountable == "shire"
    assert ask(*rules).accountable == "shire"


def test_several_providers_are_named() -> None:
    answer = ask(Rule(kinds=("district", "unitary", "county")))
    assert (answer.accountable, codes(answer)) == ("vale", ["several_providers"])
    assert answer.alternatives == (("shire", "shire council"),)


def test_a_border_asks_for_the_address_only_where_the_answer_changes() -> None:
    edge = FakePlace((VALE, SHIRE), doubtful=(MOOR,))
    unsure = ask(TIERS["district"], place=edge)
    assert (unsure.needs_address, codes(unsure), unsure.alternatives) == (True, ["border"], (("moor", "moor council"),))
    assert ask(TIERS["county"], place=edge).is_certain
    known = ask(TIERS["district"], place=FakePlace((VALE, SHIRE), doubtful=(MOOR,), precision="address"))
    assert (known.needs_address, codes(known)) == (False, ["border"])


def test_a_border_with_a_unitary_area_changes_the_countys_answer_too() -> None:
    for place in (FakePlace((VALE, SHIRE), doubtful=(CITY,)), FakePlace((CITY,), doubtful=(VALE, SHIRE))):
        for rule in TIERS.values():
            assert ask(rule, place=place).needs_address


def test_where_the_district_is_open_nothing_is_said_to_be_missing() -> None:
    """A postcode whose addresses lie in two districts is in neither yet: that is a border, not a gap."""
    for settled in ((), (SHIRE,)):
        open_one = ask(TIERS["district"], place=FakePlace(settled, doubtful=(VALE, MOOR)))
        assert codes(open_one) == ["border"]
        assert open_one.needs_address
        assert open_one.reason == open_one.doubts[0].message
        assert {name for _, name in open_one.alternatives} == {"vale council", "moor council"}


def test_a_successor_answers_and_the_doubt_says_so() -> None:
    began = DAY - timedelta(days=30)
    old = body("vale", "district", VALE, ends_on=began - timedelta(days=1), successors=(("new", began),))
    bodies = (old, body("new", "unitary", SHIRE, starts_on=began), BODIES[2])
    named = ask(Rule(body="vale"), bodies=bodies)
    assert (named.accountable, codes(named)) == ("new", ["succeeded"])
    assert "took over from vale council" in named.reason
    assert ask(Rule(body="vale"), bodies=bodies, day=began - timedelta(days=1)).accountable == "vale"
    assert ask(TIERS["district"], bodies=bodies).accountable == "new"


def test_of_a_body_that_was_split_the_part_here_answers() -> None:
    began = DAY - timedelta(days=30)
    old = body("shire", "county", SHIRE, successors=(("east", began), ("west", began)))
    bodies = (old, body("east", "unitary", MOOR), body("west", "unitary", VALE))
    assert ask(Rule(body="shire"), bodies=bodies).accountable == "west"


def test_bodies_that_succeed_each_other_in_a_ring_are_survived() -> None:
    ring = (
        body("a", "district", VALE, successors=(("b", DAY),)),
        body("b", "district", VALE, successors=(("a", DAY),)),
    )
    assert ask(TIERS["district"], bodies=ring).accountable is None


def test_nobody_provides_it_here() -> None:
    answer = ask(TIERS["district"], Rule(area="a-vale", is_provided=False, ask_instead="The Holm Trust"))
    assert (answer.accountable, codes(answer), answer.ask_instead) == (None, ["nobody_provides"], ("The Holm Trust",))
    assert codes(ask(Rule(kinds=("nhs",)))) == ["nobody_provides"]
    assert ask(Rule(kinds=("nhs",))).ask_instead == ("vale council", "shire council")


def test_no_rule_outside_and_unknown_place() -> None:
    assert codes(ask()) == ["no_rule"]
    assert codes(ask(Rule(kinds=("district",), ends_on=date(2025, 1, 1)))) == ["no_rule"]
    assert codes(ask(TIERS["district"], place=FakePlace((FakeArea("x", "Far", "district"),)))) == ["outside_area"]
    unknown = ask(TIERS["district"], place=None)
    assert (unknown.accountable, codes(unknown), unknown.needs_address) == (None, ["unknown_place"], True)
    assert ask(TIERS["county"], place=None, bodies=BODIES[2:3]).accountable == "shire"


def test_a_body_that_takes_no_requests_is_named_and_asked_directly() -> None:
    neighbour = body(
        "beyond", "district", FakeArea("x", "Beyond", "district"), is_partner=False, contact="01632 960001"
    )
    answer = ask(
        TIERS["district"], place=FakePlace((FakeArea("x", "Beyond", "district"),)), bodies=(*BODIES, neighbour)
    )
    assert (answer.accountable, codes(answer)) == ("beyond", ["not_partner"])
    assert answer.ask_instead == ("beyond council (01632 960001)",)


def test_the_body_that_does_the_work_is_named_beside_the_accountable_one() -> None:
    answer = ask(Rule(kinds=("district",), delivering="city", source="Agreement of 2026"))
    assert (answer.accountable, answer.delivering) == ("vale", "city")
    assert answer.reason.endswith("city council does the work for it. Source: Agreement of 2026.")


AREAS = (WARD, VALE, MOOR, SHIRE, CITY)
KINDS = ("county", "district", "unitary", "nhs", "charity")
days = st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1))
uuids = st.sampled_from([f"b{number}" for number in range(5)])
rules = st.builds(
    Rule,
    kinds=st.lists(st.sampled_from(KINDS), max_size=3, unique=True).map(tuple),
    body=st.none() | uuids,
    area=st.none() | st.sampled_from([area.uuid for area in AREAS]),
    interaction=st.none() | st.sampled_from([0, 17]),
    delivering=st.none() | uuids,
    is_provided=st.booleans(),
    starts_on=days,
    ends_on=days,
)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    bodies = {}
    for number in range(draw(st.integers(0, 5))):
        served = draw(
            st.lists(st.builds(Served, st.sampled_from([area.uuid for area in AREAS]), days, days), max_size=3)
        )
        took = draw(st.lists(st.tuples(uuids, st.dates(date(2025, 1, 1), date(2027, 1, 1))), max_size=2))
        uuid = f"b{number}"
        bodies[uuid] = Body(
            uuid, f"Body {number}", draw(st.sampled_from(KINDS)), draw(days), draw(days), draw(st.booleans()),
            serves=tuple(served), successors=tuple(took),
        )  # fmt: skip
    return Register(bodies)


subsets = st.lists(st.sampled_from(AREAS), max_size=5, unique_by=lambda area: area.uuid).map(tuple)
places = st.none() | st.builds(FakePlace, subsets, subsets, st.sampled_from(["postcode", "address", "point"]))


@given(st.lists(rules, max_size=6), registers(), places, st.sampled_from([None, 0, 17]))
def test_every_answer_keeps_the_promises(
    given_rules: list[Rule], register: Register, place: FakePlace | None, interaction: int | None
) -> None:
    answer = resolve(service="X", rules=given_rules, register=register, place=place, day=DAY, interaction=interaction)
    if answer.accountable is None:
        # Never silent: who is not named is explained, and somebody can be asked or a place can be given.
        assert answer.doubts
        assert answer.delivering is None
    else:
        assert register.bodies[answer.accountable].exists_on(DAY)
        assert register.bodies[answer.delivering or ""].exists_on(DAY)
        assert answer.accountable not in dict(answer.alternatives)
    assert answer.reason
    assert answer.needs_address == (
        any(doubt.code in ("border", "unknown_place") for doubt in answer.doubts)
        and (place is None or place.precision != "address")
    )


@given(st.lists(rules, max_size=6), registers(), places)
def test_the_order_in_which_rules_were_written_does_not_matter(
    given_rules: list[Rule], register: Register, place: FakePlace | None
) -> None:
    def found(order: list[Rule]) -> frozenset[str]:
        answer = resolve(service="X", rules=order, register=register, place=place, day=DAY)
        return frozenset({answer.accountable or "", *dict(answer.alternatives)}) - {""}

    assert found(given_rules) == found(given_rules[::-1])


@given(st.lists(rules, max_size=6), registers(), subsets)
def test_a_place_without_doubt_is_never_asked_for_again(
    given_rules: list[Rule], register: Register, areas: tuple[FakeArea, ...]
) -> None:
    answer = resolve(service="X", rules=given_rules, register=register, place=FakePlace(areas), day=DAY)
    assert not answer.needs_address
