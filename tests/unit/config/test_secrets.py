"""Every secret is read from a file; what is wrong with one is said by its setting's name, never by the secret."""

import os
import re
import runpy
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from onedoor.config import env

SETTINGS = Path(env.__file__).with_name("settings.py")
KEY = "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU="
LONG = "tell-nobody-0123456789-0123456789-0123456789"
# Each setting with a value that is right, and where the value is found again.
SECRETS: dict[str, tuple[str, Callable[[dict[str, Any]], Any]]] = {
    "ONEDOOR_SECRET_KEY": (LONG, lambda made: made["SECRET_KEY"]),
    "ONEDOOR_NI_KEY": (LONG, lambda made: made["NI_KEY"]),
    "ONEDOOR_DATA_KEYS": (KEY, lambda made: made["DATA_KEYS"]),
    "ONEDOOR_DATABASE_URL": (
        "postgresql://onedoor:tell-nobody@db.example/onedoor",
        lambda made: "postgresql://{USER}:{PASSWORD}@{HOST}/{NAME}".format(**made["DATABASES"]["default"]),
    ),
    "ONEDOOR_ONE_LOGIN_KEY": (LONG, lambda made: made["ONE_LOGIN_KEY"]),
    "ONEDOOR_SMTP_PASSWORD": (LONG, lambda made: made["EMAIL_HOST_PASSWORD"]),
    "ONEDOOR_NOTIFY_API_KEY": (LONG, lambda made: made["NOTIFY_API_KEY"]),
    "ONEDOOR_NOTIFY_CALLBACK_TOKEN": (LONG, lambda made: made["NOTIFY_CALLBACK_TOKEN"]),
    "ONEDOOR_TEXT_GATEWAY_TOKEN": (LONG, lambda made: made["TEXT_GATEWAY_TOKEN"]),
}
each = pytest.mark.parametrize("name", SECRETS)


@pytest.fixture(autouse=True)
def _nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that holds what must be set, and nothing else."""
    for name in list(os.environ):
        if name.startswith("ONEDOOR_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ONEDOOR_INSTANCE_DIR", str(tmp_path))
    monkeypatch.setenv("ONEDOOR_SECRET_KEY", "x" * 40)
    monkeypatch.setenv("ONEDOOR_DATA_KEYS", KEY)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Puts this into a file and names it to the setting, which is given in no other way."""

    def keep(name: str, content: bytes) -> Path:
        path = tmp_path / "kept-apart"
        path.write_bytes(content)
        monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv(f"{name}_FILE", str(path))
        return path

    return keep


def made() -> dict[str, Any]:
    return runpy.run_path(str(SETTINGS))


def refused() -> str:
    """Why it does not start. Nothing else that is printed with it, causes as well, shows the secret."""
    with pytest.raises(ImproperlyConfigured) as caught:
        made()
    assert "tell-nobody" not in "".join(traceback.format_exception(caught.value))
    return str(caught.value)


def test_every_setting_that_looks_like_a_secret_is_tried_here() -> None:
    code = SETTINGS.read_text(encoding="utf-8")
    read = set(re.findall(r'"(ONEDOOR_\w*(?:KEYS?|TOKEN|PASSWORD|SECRET|DATABASE_URL))"', code))
    assert read == set(SECRETS)


@each
def test_it_is_read_from_its_file(name: str, kept: Callable[[str, bytes], Path]) -> None:
    value, found = SECRETS[name]
    kept(name, f"{value}\n".encode())
    assert found(made()) == value


@each
def test_given_both_ways_it_does_not_start(
    name: str, kept: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    value, _ = SECRETS[name]
    kept(name, value.encode())
    monkeypatch.setenv(name, value)
    assert refused() == f"{name} and {name}_FILE are both set. Unset one of them."


@each
def test_a_file_that_is_missing_a_folder_or_empty_is_named_with_its_setting(
    name: str, kept: Callable[[str, bytes], Path]
) -> None:
    path = kept(name, b" \n")
    assert refused() == f"{name}_FILE names {path}, which is empty."
    path.unlink()
    assert f"{name}_FILE names {path}, which cannot be read: No such file" in refused()
    path.mkdir()
    assert f"{name}_FILE names {path}, which cannot be read: Is a directory" in refused()


@each
def test_a_file_that_is_no_text_shows_nothing_of_itself(name: str, kept: Callable[[str, bytes], Path]) -> None:
    path = kept(name, b"tell-nobody\xff\xfe")
    assert refused() == f"{name}_FILE names {path}, which is no text in UTF-8."


def test_a_file_we_may_not_read_is_said(kept: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, **how: Any) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    path = kept("ONEDOOR_SMTP_PASSWORD", LONG.encode())
    monkeypatch.setattr(Path, "read_text", closed)
    assert f"ONEDOOR_SMTP_PASSWORD_FILE names {path}, which cannot be read: Permission denied" in refused()


@pytest.mark.parametrize("name", ["ONEDOOR_SECRET_KEY", "ONEDOOR_DATA_KEYS"])
def test_what_must_be_set_says_both_ways_to_set_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name)
    assert refused() == f"{name} is not set. Set it, or {name}_FILE."


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONEDOOR_SECRET_KEY", "tell-nobody"),
        ("ONEDOOR_NI_KEY", "tell-nobody"),
        ("ONEDOOR_DATA_KEYS", "tell-nobody-that-this-is-no-key-0123456789"),
        ("ONEDOOR_DATABASE_URL", "postgresql://onedoor:tell-nobody/12@db.example/onedoor"),
        ("ONEDOOR_DATABASE_URL", "tell-nobody://onedoor"),
    ],
)
def test_one_that_is_wrong_is_named_and_not_shown(name: str, value: str, kept: Callable[[str, bytes], Path]) -> None:
    kept(name, value.encode())
    assert refused().startswith(name)
