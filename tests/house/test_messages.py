"""The Welsh catalogue is whole and in step with the pages. `make messages` brings it there."""

import re
from gettext import GNUTranslations

import pytest

from tools.messages import MO, gather, read_catalogue

pytestmark = pytest.mark.house

_PLACES = re.compile(r"%\(\w+\)s|</?\w+>")


def test_every_message_of_the_pages_is_in_the_catalogue() -> None:
    known = {message.id for message in read_catalogue() if message.id}
    assert known == set(gather())


def test_every_message_is_in_welsh() -> None:
    for message in read_catalogue():
        forms = [message.string] if isinstance(message.string, str) else message.string or [""]
        assert not message.id or all(forms), message.id


def test_no_placeholder_is_lost() -> None:
    for message in read_catalogue():
        if isinstance(message.id, str) and isinstance(message.string, str):
            assert sorted(_PLACES.findall(message.id)) == sorted(_PLACES.findall(message.string)), message.id


def test_the_compiled_catalogue_is_in_step() -> None:
    with MO.open("rb") as file:
        compiled = GNUTranslations(file)
    for message in read_catalogue():
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string, message.id
