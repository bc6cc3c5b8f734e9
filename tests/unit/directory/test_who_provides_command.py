"""The command `onedoor who-provides`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.directory import services as directory
from onedoor.apps.places.models import Postcode
from tests.conftest import Cast
from tests.unit.directory.places import area_of

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, int]:
    out, status = StringIO(), 0
    try:
        call_command("who-provides", *arguments, stdout=out)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    return out.getvalue(), status


@pytest.fixture
def partnership(cast: Cast) -> Cast:
    """Postcode TV1 1AA is in the district and in the county."""
    directory.install_defaults()
    codes = [area_of(cast.district, "district").code, area_of(cast.county, "county").code]
    Postcode.objects.create(key="TV11AA", text="TV1 1AA", area_codes=codes)
    return cast


def test_it_answers_in_words(partnership: Cast) -> None:
    text, status = run("--service", "587", "--postcode", "tv11aa")
    assert text.startswith("Teasel Vale District Council\n“Fly-tipping” is the job of")
    assert status == 0


def test_it_answers_in_json(partnership: Cast) -> None:
    text, status = run("--service", "557", "--postcode", "TV1 1AA", "--on", "2026-03-04", "--format", "json")
    answer = json.loads(text)
    assert answer["accountable"] == {"id": str(partnership.county.uuid), "name": partnership.county.name}
    assert (answer["on"], answer["doubts"], answer["needs_address"], status) == ("2026-03-04", [], False, 0)


def test_nobody_ends_with_its_own_status(partnership: Cast) -> None:
    text, status = run("--service", "dentist", "--postcode", "TV1 1AA")
    assert status == 4
    assert "Doubt: Nobody in the partnership provides “Find a dentist”" in text
    assert "Ask instead: Teasel Vale District Council" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--service", "99999", "--postcode", "TV1 1AA"), "--service: there is no service '99999'"),
        (("--service", "587", "--postcode", "nowhere"), "--postcode: 'nowhere': Enter a full postcode"),
        (("--service", "587", "--postcode", "ZZ1 1ZZ"), "--postcode: 'ZZ1 1ZZ'"),
        (("--service", "587", "--address", "abc"), "--address: 'abc' is not a UPRN"),
        (("--service", "587", "--point", "53"), "--point: '53' is not LATITUDE,LONGITUDE"),
        (("--service", "587", "--postcode", "TV1 1AA", "--on", "soon"), "--on: 'soon' is not a date"),
        (("--service", "587", "--postcode", "TV1 1AA", "--interaction", "18"), "--interaction: 18 is not in"),
    ],
)
def test_a_wrong_question_is_named(partnership: Cast, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words.replace("(", r"\(")):
        run(*arguments)
