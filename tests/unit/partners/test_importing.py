"""Councils from a file, and bodies from areas."""

from pathlib import Path

import pytest

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.importers import import_authorities
from onedoor.apps.partners.models import Organisation
from onedoor.apps.places.models import Area, AreaType
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import ImportRefused
from tests.conftest import Cast

HEADER = "id,gss,snac,local_custodian_code,tier_id,parent_local_authority_id,slug,country_name,homepage_url,name\n"
COUNTY = '1,E10000099,99,9900,1,,fen,England,https://fen.example/,"Fen County Council"\n'
DISTRICT = "2,E07000099,99UB,9901,2,1,mere,England,http://mere.example,Mere District Council\n"
CITY = "3,E06000099,00ZZ,9902,3,,orme,England,https://orme.example/,Orme City Council\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "authorities.csv"
    path.write_text(HEADER + COUNTY + DISTRICT + CITY, encoding="utf-8")
    return path


def area(type_code: str, code: str, name: str) -> Area:
    kind, _ = AreaType.objects.get_or_create(code=type_code, defaults={"name": type_code})
    return Area.objects.create(type=kind, code=code, name=name)


def test_authorities_get_their_kind_and_serve_their_area(file: Path) -> None:
    mere = area("district", "E07000099", "Mere")
    report = import_authorities([file])
    bodies = {body.code: body for body in Organisation.objects.all()}
    assert {code: body.kind for code, body in bodies.items()} == {
        "E10000099": "county", "E07000099": "district", "E06000099": "unitary",
    }  # fmt: skip
    assert bodies["E07000099"].custodian == 9901
    assert partners.organisations_serving([str(mere.uuid)]) == [bodies["E07000099"]]
    assert "2 of these organisations serve no area yet" in " ".join(report.lines())


def test_again_changes_nothing(file: Path) -> None:
    area("district", "E07000099", "Mere")
    import_authorities([file])
    again = import_authorities([file])
    assert again.counts["organisations", "unchanged"] == 3
    assert again.counts["areas served", "unchanged"] == 1


def test_what_the_file_says_anew_is_taken_over_and_the_rest_kept(file: Path) -> None:
    import_authorities([file])
    Organisation.objects.filter(code="E06000099").update(is_partner=True, phone="01632 960000")
    file.write_text(HEADER + CITY.replace("Orme City", "City of Orme"), encoding="utf-8")
    assert import_authorities([file]).counts["organisations", "changed"] == 1
    body = Organisation.objects.get(code="E06000099")
    assert (body.name, body.is_partner, body.phone) == ("City of Orme Council", True, "01632 960000")


def test_only_those_asked_for(file: Path) -> None:
    area("county", "E10000099", "Fen")
    import_authorities([file], area_codes=["E06000099", "E06000000"])
    assert [body.code for body in Organisation.objects.all()] == ["E06000099"]
    import_authorities([file], only_known=True)
    assert {body.code for body in Organisation.objects.all()} == {"E06000099", "E10000099"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADER + COUNTY.replace(",1,,", ",7,,"), "line 2, field tier_id"),
        (HEADER + COUNTY + COUNTY, "line 3, field gss: E10000099 stands twice: first on line 2"),
        (HEADER + COUNTY.replace("https://fen.example/", "fen"), "field homepage_url"),
        (HEADER + COUNTY.replace("9900", "soon"), "field local_custodian_code"),
        (HEADER + COUNTY.replace("Fen County Council", ""), "field name: is empty"),
        (HEADER.replace("gss", "code") + COUNTY, "field gss: there is no column gss"),
        (HEADER + COUNTY[:20], "is the file cut short?"),
    ],
)
def test_a_bad_file_is_refused_whole(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "authorities.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_authorities([path])
    assert said in "\n".join(map(str, refused.value.problems))
    assert not Organisation.objects.exists()


def test_a_rehearsal_changes_nothing(file: Path) -> None:
    assert import_authorities([file], dry_run=True).counts["organisations", "new"] == 3
    assert not Organisation.objects.exists()


def test_a_taken_slug_is_told_apart(file: Path) -> None:
    Organisation.objects.create(kind="charity", slug="mere", name="Mere Friends")
    import_authorities([file])
    assert Organisation.objects.get(code="E07000099").slug == "mere-e07000099"


def test_bodies_are_made_from_areas_once(cast: Cast) -> None:
    force = area("police_force", "E23000099", "Fen")
    area("fire_authority", "E31000099", "Fen Fire Authority")
    area("nhs_commissioner", "E54000099", "Fen and Mere")
    made = partners.create_bodies_from_areas(by=SYSTEM)
    assert [(body.kind, body.name) for body in made] == [
        ("police", "Fen Police"),
        ("fire", "Fen Fire Authority"),
        ("nhs", "NHS Fen and Mere"),
    ]
    assert partners.organisations_serving([str(force.uuid)]) == [made[0]]
    assert partners.create_bodies_from_areas(by=SYSTEM) == []


@pytest.mark.realdata
def test_the_published_authorities_are_read_whole() -> None:
    path = Path(__file__).parents[4] / "shared" / "data" / "services" / "local-authorities.csv"
    if not path.exists():
        pytest.skip("The shared open data is not here.")
    report = import_authorities([path])
    assert report.counts["organisations", "new"] == 382
