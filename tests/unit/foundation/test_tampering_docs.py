"""What docs/understand/tampering.md shows is what the command says, statement by statement."""

import re
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from onedoor.apps.people.events import ResidentCreated
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import record
from onedoor.foundation.events.seals import seal_all

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[3] / "docs" / "understand" / "tampering.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?(?:```sql\n(.*?)```\n+)?```text\n(.*?)```", PAGE, re.S | re.M)
UUID = r"[0-9a-f]{8}-(?:…|[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"


def told() -> str:
    """What the command says, with ids and digests left out."""
    out = StringIO()
    with suppress(SystemExit):
        call_command("events", "verify", stdout=out)
    return plain(out.getvalue())


def plain(text: str) -> str:
    return re.sub(r"Newest seal: [0-9a-f]+…?", "Newest seal: *", re.sub(UUID, "*", text)).strip()


def test_the_page_shows_all_three_and_how_they_are_covered_up() -> None:
    assert [title for title, _, _ in SHOWN] == [
        "Nothing was done", "An edit", "A removal", "An insertion", "Covering it up", "Cutting off the end",
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "sql", "says"), SHOWN, ids=[title for title, _, _ in SHOWN])
def test_what_is_shown_is_what_is_said(title: str, sql: str, says: str) -> None:
    with transaction.atomic():
        for number in range(3):
            record(ResidentCreated(), by=SYSTEM, subject=str(number))
    seal_all()
    with connection.cursor() as cursor:
        for statement in filter(str.strip, sql.split(";")):
            cursor.execute(statement)
    assert told() == plain(says)
