"""The lists agreements are written with, and a day on which the agreement of tests/agreements.py is in force."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from onedoor.apps.sharing import services as sharing
from tests.conftest import Cast


@pytest.fixture(autouse=True)
def lists(cast: Cast, noon: datetime, settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_KEY_PATH = tmp_path / "event-signing-key.pem"
    sharing.install_defaults()
