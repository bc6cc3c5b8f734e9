"""What goes wrong is logged with its cause, and without the row it went wrong with."""

import logging
import sys

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from onedoor.apps.partners.models import Account
from onedoor.config.settings import LOGGING
from onedoor.foundation.log_lines import LineFormatter

SAID = """null value in column "uuid" of relation "people_resident" violates not-null constraint
DETAIL:  Failing row contains (7, null, Olwen, Parry, 7 Nettle Row
ValueError: she wrote this herself
HINT: and this)."""


def line(error: Exception) -> str:
    made = logging.LogRecord("onedoor", logging.ERROR, __file__, 1, "chore %s failed", ("x",), sys.exc_info())
    assert made.exc_info
    assert made.exc_info[1] is error
    return LineFormatter("%(levelname)s %(message)s").format(made)


def test_the_row_is_left_out_wherever_it_stands() -> None:
    try:
        try:
            raise DatabaseError(SAID)
        except DatabaseError as first:
            raise IntegrityError(SAID) from first
    except IntegrityError as error:
        said = line(error)
    for word in ("Olwen", "Nettle", "herself", "and this"):
        assert word not in said
    assert said.count("DETAIL: left out.") == 2
    assert "ERROR chore x failed" in said
    assert "direct cause" in said
    assert 'IntegrityError: null value in column "uuid" of relation "people_resident"' in said


@pytest.mark.django_db
def test_as_the_database_really_says_it() -> None:
    address = "@".join(("olwen", "parry.example"))
    Account.objects.create_user(address, name="Olwen Parry")
    try:
        with transaction.atomic():
            Account.objects.create_user(address, name="Olwen Parry")
    except IntegrityError as error:
        said = line(error)
    assert "IntegrityError" in said
    assert address not in said


def test_every_log_is_written_so() -> None:
    assert {name: one["()"] for name, one in LOGGING["formatters"].items()} == {  # type: ignore[attr-defined]
        "line": f"{LineFormatter.__module__}.{LineFormatter.__name__}"
    }
    assert {one["formatter"] for one in LOGGING["handlers"].values()} == {"line"}  # type: ignore[attr-defined]
