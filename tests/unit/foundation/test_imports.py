"""The frame of every importer: what is wrong is named to the line, and all of it is applied or none."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from onedoor.apps.places.models import AreaType, Street
from onedoor.foundation.imports import ImportRefused, Report, importing, read_json, read_records, read_table, save
from onedoor.foundation.imports.report import MANY_ROWS


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "streets.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        list(read_table(path, Report(), required=("usrn", "name")))
    return [str(problem) for problem in refused.value.problems]


def test_missing_columns_are_all_named(tmp_path: Path) -> None:
    assert problems(table(tmp_path, "a,b\n1,2\n")) == [
        "streets.csv, line 1, field usrn: there is no column usrn; the columns are a, b",
        "streets.csv, line 1, field name: there is no column name; the columns are a, b",
    ]


def test_a_byte_of_another_encoding_is_named_by_line(tmp_path: Path) -> None:
    path = table(tmp_path, b"usrn,name\n1,High Street\n2,Caf\xe9 Row\n")
    assert problems(path) == ["streets.csv, line 3: character 6 is byte 0xE9, which is not UTF-8"]


def test_utf_16_and_workbooks_are_recognised(tmp_path: Path) -> None:
    assert "UTF-16" in problems(table(tmp_path, "usrn,name\n".encode("utf-16")))[0]
    assert "Excel" in problems(table(tmp_path, b"PK\x03\x04...."))[0]


@pytest.mark.django_db
def test_half_a_file_is_recognised(tmp_path: Path) -> None:
    assert "cut short" in problems(table(tmp_path, 'usrn,name\n1,"High Str'))[0]
    with pytest.raises(ImportRefused), importing() as report:
        list(read_table(table(tmp_path, "usrn,name\n1,High Street\n2"), report, required=("usrn", "name")))


def test_a_byte_order_mark_and_any_case_are_taken(tmp_path: Path) -> None:
    path = table(tmp_path, "\ufeffUSRN,Name\n7,Long Row\n")
    (row,) = read_table(path, Report(), required=("usrn", "name"))
    assert (row.line, row.integer("usrn"), row.text("name")) == (2, 7, "Long Row")


def test_columns_are_found_whatever_their_year(tmp_path: Path) -> None:
    path = table(tmp_path, "pcds,LAD25CD\nZZ1 1ZZ,E07000999\n")
    (row,) = read_table(path, Report(), required={"district": ("lad??cd", "laua")})
    assert row.text("district") == "E07000999"


def test_bad_cells_are_noted_and_reading_goes_on(tmp_path: Path) -> None:
    report = Report()
    path = table(tmp_path, "usrn,name,length,on\nx,,nan,4 March\n8,Mill Lane,2.5,04/03/2026\n")
    bad, good = read_table(path, report, required=("usrn", "name", "length", "on"))
    assert [bad.integer("usrn"), bad.text("name", required=True), bad.number("length"), bad.date("on")] == [
        None, "", None, None,
    ]  # fmt: skip
    assert (good.number("length"), good.date("on")) == (2.5, date(2026, 3, 4))
    assert [(problem.line, problem.field) for problem in report.problems] == [
        (2, "usrn"), (2, "name"), (2, "length"), (2, "on"),
    ]  # fmt: skip


def test_json_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "areas.json"
    path.write_text('{"type":\n "Feature')
    with pytest.raises(ImportRefused) as refused:
        read_json(path, Report())
    assert str(refused.value.problems[0]).startswith("areas.json, line 2: is not JSON")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="1 problem"):
        list(read_records(tmp_path / "gone.csv", Report()))


def test_a_hundred_problems_are_enough(tmp_path: Path) -> None:
    path = table(tmp_path, "usrn,name\n" + "1\n" * 500)
    assert len(problems(path)) == 100


def import_streets(*streets: Street, dry_run: bool = False, wrong: bool = False) -> Report:
    with importing(dry_run=dry_run) as report:
        existing = {street.usrn: street for street in Street.objects.all()}
        save(report, "streets", Street, existing, {street.usrn: street for street in streets}, fields=("name",))
        if wrong:
            report.problem("streets.csv", 9, "name", "is empty")
    return report


@pytest.mark.django_db
def test_the_summary_counts_changes() -> None:
    import_streets(Street(usrn=1, name="High Street"), Street(usrn=2, name="Mill Lane"))
    report = import_streets(
        Street(usrn=1, name="High Street"), Street(usrn=2, name="Mill Road"), Street(usrn=3, name="New Street")
    )
    assert report.lines() == ["streets: 1 new, 1 changed, 1 unchanged, 0 ended"]
    assert Street.objects.get(usrn=2).name == "Mill Road"


@pytest.mark.django_db
def test_nothing_stays_after_a_problem_or_a_dry_run() -> None:
    with pytest.raises(ImportRefused):
        import_streets(Street(usrn=1, name="High Street"), wrong=True)
    report = import_streets(Street(usrn=1, name="High Street"), dry_run=True)
    assert report.lines()[-1] == "Dry run: nothing was changed."
    assert not Street.objects.exists()
    assert not AreaType.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite counts for itself")
def test_after_a_large_import_the_database_knows_how_much_there_is() -> None:
    with importing() as report:
        Street.objects.bulk_create(Street(usrn=number, name="High Street") for number in range(MANY_ROWS))
        report.count("streets", "new", MANY_ROWS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Street._meta.db_table])
        assert cursor.fetchone() == (MANY_ROWS,)
