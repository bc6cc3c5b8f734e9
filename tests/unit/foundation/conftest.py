"""Events to seal and to deliver."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import Happening, record
from onedoor.foundation.models import Event


@dataclass(frozen=True)
class Tried(Happening):
    """Only for tests."""

    type = "tests.tried.v1"
    number: int


@dataclass(frozen=True)
class Named(Happening):
    """Names somebody."""

    type = "tests.named.v1"
    names_somebody = True


@pytest.fixture
def happened(db: None) -> Callable[..., list[Event]]:
    """`happened(3)` records three events."""

    def happen(count: int = 1, **given: Any) -> list[Event]:
        with transaction.atomic():
            return [record(Tried(number), by=SYSTEM, **given) for number in range(count)]

    return happen


@pytest.fixture(autouse=True)
def own_key(settings: Any, tmp_path: Path) -> None:
    """Each test signs with a key of its own and notes the newest seal beside it."""
    settings.SIGNING_KEY_PATH = tmp_path / "event-signing-key.pem"
