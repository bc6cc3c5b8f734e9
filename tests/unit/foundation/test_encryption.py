"""Special category data stands in the database and on the disk under a key, and the key can be changed."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from onedoor.apps.callbacks.models import Attempt, Callback
from onedoor.apps.contacts.models import Contact, Mail, Mailbox, MailFile, Queue, Signpost
from onedoor.apps.people.models import Alert, Representation, Resident
from onedoor.apps.requests.models import Answer, Attachment, OutsideQuestion, RequestUpdate, SavedDraft
from onedoor.apps.retention.models import Hold
from onedoor.apps.rights.models import Case
from onedoor.foundation import clock
from onedoor.foundation.encryption import keys as in_force
from onedoor.foundation.encryption.keyring import Unreadable, key_id, new_key, read_keys
from onedoor.foundation.encryption.rotating import encrypted_fields, key_uses, require_readable
from onedoor.foundation.models import Subscription
from tests.conftest import Cast
from tests.everything import Known, known_everywhere


@pytest.fixture
def known(cast: Cast) -> Known:
    return known_everywhere(cast)


@pytest.fixture
def key_file(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The keys of the tests in a file, looked at each time; nobody waits for other processes."""
    path = tmp_path / "keys"
    path.write_text(settings.DATA_KEYS)
    settings.DATA_KEYS_FILE, settings.UPLOADS_DIR = path, tmp_path / "uploads"
    monkeypatch.setattr(in_force, "LOOKED_AT_EVERY", -1)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    return path


def stored() -> dict[str, list[str]]:
    """Every value of every special category column, as it stands there."""
    found = {}
    with connection.cursor() as cursor:
        for field in encrypted_fields():
            cursor.execute(f'SELECT "{field.column}" FROM "{field.model._meta.db_table}"')
            found[field.place] = [value for (value,) in cursor.fetchall()]
    return found


@pytest.fixture
def asked_and_held(known: Known, cast: Cast) -> None:
    """What is kept of a person beyond what is forgotten with them."""
    Case.objects.create(
        kind="correction", resident=known.record, words="I am not deaf", should_be="Hears well", channel="phone",
        asked_by="staff:columbine", identity_shown_at=clock.now(),
    )  # fmt: skip
    Hold.objects.create(
        organisation=cast.district, code="requests", subject=known.request.uuid, name="X", reason="A claim", held_by="x"
    )
    now = clock.now()
    callback = Callback.objects.create(
        organisation=cast.district, reason="Her hip", answers="Since when? May", warning="Ring twice",
        window_from=now, window_to=now + timedelta(hours=2),
    )  # fmt: skip
    Attempt.objects.create(callback=callback, result="no_answer", note="Away at the clinic")
    SavedDraft.objects.create(
        service=known.request.service, digest="x", email="a@b.example", content={"said": "x"}, expires_at=now
    )
    OutsideQuestion.objects.create(
        request=known.request, organisation=cast.district, name="A clinic", email="clinic@care.example",
        question="When is her hip done?", digest="x", asked_by="X", expires_at=now,
    )  # fmt: skip
    Alert.objects.create(
        resident=known.record,
        kind="violence",
        advice="Go in pairs",
        reason="A dog",
        raised_by="x",
        review_on=now.date(),
    )
    Representation.objects.create(
        resident=known.record,
        name="Nia",
        name_key="nia",
        ground="consent",
        evidence="A card",
        evidence_by="staff:columbine",
    )
    Resident.objects.filter(pk=known.record.pk).update(interpreter_language="BSL")
    Contact.objects.filter(pk=known.contact.pk).update(handover_note="Her hip hurts")
    Subscription.objects.create(name="Works", kind="webhook", address="https://x.example", secret="a", old_secret="b")
    Queue.objects.create(organisation=cast.district, code="front", name="Front", secret="a secret of a queue")
    box = Mailbox.objects.create(
        organisation=cast.district, address="help@council.example", host="mail.example", user="help", password="pass",
    )  # fmt: skip
    mail = Mail.objects.create(
        organisation=cast.district, mailbox=box, kind="words", message_id="1@post.example", subject="My hip",
        text="It hurts",
    )  # fmt: skip
    MailFile.objects.create(mail=mail, name="hip.docx", refused="“hip.docx” is not a JPEG")
    Signpost.objects.create(
        item=known.contact.items.get(), organisation=cast.district, place="The clinic", address="a@b.example",
        words="They looked at my hip",
    )  # fmt: skip


def test_no_special_category_value_stands_there_plain(asked_and_held: None) -> None:
    columns = stored()
    assert [place for place, values in columns.items() if not any(values)] == []
    plain = [value for values in columns.values() for value in values if value and not value.startswith("enc1:")]
    assert plain == []


def test_it_is_read_as_it_was_written(known: Known) -> None:
    record = Resident.objects.get(pk=known.record.pk)
    assert (record.help_needed, record.needs_interpreter) == ("Uses a wheelchair", False)
    assert Answer.objects.values_list("value", "shown").get() == ("cobblestone", "cobblestone")
    Resident.objects.filter(pk=record.pk).update(needs_interpreter=True, help_needed="")
    record.refresh_from_db()
    assert (record.help_needed, record.needs_interpreter) == ("", True)


@pytest.mark.parametrize("asked", [{"text": "snapdragon"}, {"text__icontains": "snap"}, {"text__gt": "a"}])
def test_rows_are_not_found_by_it(known: Known, asked: dict[str, str]) -> None:
    with pytest.raises(FieldError):
        list(RequestUpdate.objects.filter(**asked))


def test_what_is_copied_from_elsewhere_does_not_open(known: Known) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_resident SET contact_warning = help_needed WHERE help_needed <> ''")
    with pytest.raises(Unreadable):
        Resident.objects.get(pk=known.record.pk)


def test_a_file_lies_there_hidden_and_does_not_open_when_cut(known: Known, tmp_path: Path) -> None:
    attachment = Attachment.objects.get()
    path = Path(attachment.file.path)
    assert path.read_bytes().startswith(b"enc1:")
    with attachment.file.open("rb") as file:
        assert file.read(2) == b"\xff\xd8"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Unreadable):
        Attachment.objects.get().file.open("rb")


@pytest.mark.parametrize("size", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 3 * 2**16])
def test_files_of_any_size_come_back(size: int) -> None:
    content = bytes(index % 251 for index in range(size))
    name = default_storage.save("tests/any", ContentFile(content))
    with default_storage.open(name) as file:
        assert file.read() == content


def test_the_key_is_changed_and_the_old_one_goes(
    known: Known, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = key_id(key_file.read_text())
    call_command("keys", "rotate")
    (new,) = [key_id(key) for key in key_file.read_text().split()]
    assert new != old
    assert set(key_uses()) <= {new, ""}
    assert key_file.stat().st_mode & 0o077 == 0
    assert Resident.objects.get(pk=known.record.pk).help_needed == "Uses a wheelchair"
    call_command("keys", "check")
    assert "writes and reads" in capsys.readouterr().out


def test_cut_short_it_goes_on(known: Known, key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class CutOff(Exception):
        """The process ends here."""

    def cut_off(text: str) -> None:
        raise CutOff

    old = key_file.read_text().strip()
    monkeypatch.setattr("django.core.management.base.OutputWrapper.write", lambda self, text="": cut_off(text))
    with pytest.raises(CutOff):
        call_command("keys", "rotate")
    monkeypatch.undo()
    assert len(key_file.read_text().split()) == 2, "Both keys are needed while both are used."
    monkeypatch.setattr(in_force, "LOOKED_AT_EVERY", -1)
    call_command("keys", "rotate", "--resume")
    assert old not in key_file.read_text()


def test_a_missing_key_is_named_at_the_start(known: Known, settings: Settings) -> None:
    require_readable()
    settings.DATA_KEYS = new_key()
    with pytest.raises(ImproperlyConfigured, match="ONEDOOR_DATA_KEYS lacks a key"):
        require_readable()


def test_keys_in_the_environment_are_changed_by_hand(settings: Settings) -> None:
    settings.DATA_KEYS_FILE = None
    with pytest.raises(CommandError, match="ONEDOOR_DATA_KEYS"):
        call_command("keys", "rotate")


@pytest.mark.parametrize("text", ["", "short", "b25seS1mb3ItdGVzdHM=", "not base64 at all, and rather long indeed"])
def test_what_is_no_key_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="onedoor keys new"):
        read_keys(text)


def _onedoor(*words: str) -> "subprocess.CompletedProcess[str]":
    """On a machine where nothing is set yet."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("ONEDOOR_", "DJANGO_"))}
    command = (sys.executable, "-m", "onedoor.config.manage", *words)
    return subprocess.run(command, env=bare, capture_output=True, text=True, check=False)


def test_the_first_key_is_made_before_anything_is_set() -> None:
    assert read_keys(_onedoor("keys", "new").stdout.strip()).ciphers


def test_a_setting_that_is_missing_is_said_in_a_line() -> None:
    refused = _onedoor("migrate")
    assert refused.returncode == 1
    assert refused.stderr.startswith("onedoor: ONEDOOR_SECRET_KEY is not set.")
    assert refused.stderr.count("\n") == 1
