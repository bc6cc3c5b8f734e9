"""Setting, comparing and removing a pass-phrase. It is written nowhere: not in the record, the log or an error."""

from collections.abc import Iterable
from datetime import datetime
from unicodedata import normalize

from django.contrib.auth.hashers import check_password, make_password

from onedoor.apps.people.access import get_resident_for, require_holder, sight_on
from onedoor.apps.people.data import Sight
from onedoor.apps.people.events import PassPhraseRemoved, PassPhraseSet, PassPhraseTried
from onedoor.apps.people.knowing import facts_known
from onedoor.apps.people.models import PassPhrase, Resident
from onedoor.apps.people.search.line import read_line
from onedoor.apps.people.search.words import name_words
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import require_transaction

__all__ = ["has_pass_phrase", "pass_phrase_set_at", "remove_pass_phrase", "set_pass_phrase", "try_pass_phrase"]

_ITEM = "identity.pass_phrase"
_SHORTEST = 8


def _heard(text: str) -> str:
    """As it sounds: said aloud it has no capitals, accents, hyphens or spaces."""
    return "".join(letter for letter in normalize("NFKD", text).casefold() if letter.isalnum())


def set_pass_phrase(*, by: Actor, residents: Iterable[Resident], phrase: str) -> None:
    """From now on it is theirs, on each of these records of one person (a building block). Raises Invalid.

    Staff set it on records their own body holds; for the person, whoever calls has found out whose they are.
    """
    require_transaction()
    heard, records = _heard(phrase), list(residents)
    for record in records:
        _require_own(by, record)
        _require_unguessable(record, phrase, heard)
    hashed = make_password(heard)
    for record in records:
        fresh = {"hashed": hashed, "set_at": clock.now(), "wrong_tries": 0, "wrong_at": None}
        PassPhrase.objects.update_or_create(resident=record, defaults=fresh)
        log.record(PassPhraseSet(), by=by, subject=str(record.uuid), organisation=holder_of(record))


def remove_pass_phrase(*, by: Actor, residents: Iterable[Resident]) -> None:
    """They have none any more (a building block). Removing what is not there changes nothing."""
    require_transaction()
    for record in residents:
        _require_own(by, record)
        if PassPhrase.objects.filter(resident=record).delete()[0]:
            log.record(PassPhraseRemoved(), by=by, subject=str(record.uuid), organisation=holder_of(record))


def has_pass_phrase(uuid: str, *, by: Actor, sight: Sight) -> bool:
    """Whether they can be asked for one; not where that is closed to the asker, or too many were wrong today."""
    kept = PassPhrase.objects.filter(resident__uuid=uuid).first()
    return kept is not None and not kept.is_locked and _is_open(get_resident_for(by, uuid, sight), sight)


def pass_phrase_set_at(residents: Iterable[Resident]) -> datetime | None:
    """When the person chose it, for the person; None where none of these records has one."""
    chosen = PassPhrase.objects.filter(resident__in=residents)
    return chosen.order_by("-set_at").values_list("set_at", flat=True).first()


def try_pass_phrase(uuid: str, *, by: Actor, said: str, sight: Sight) -> bool:
    """Whether what was said is their pass-phrase; a wrong one counts against five a day (a building block)."""
    require_transaction()
    resident = get_resident_for(by, uuid, sight)
    kept = PassPhrase.objects.select_for_update().filter(resident=resident).first()
    heard = _heard(said)
    if kept is None or kept.is_locked or len(heard) < _SHORTEST or not _is_open(resident, sight):
        return False
    is_right = check_password(heard, kept.hashed)
    if is_right:
        kept.wrong_tries, kept.wrong_at = 0, None
    else:
        kept.note_wrong()
    kept.save(update_fields=["wrong_tries", "wrong_at"])
    happening = PassPhraseTried(is_right=is_right, is_locked=kept.is_locked)
    log.record(happening, by=by, subject=str(resident.uuid), organisation=holder_of(resident))
    return is_right


def _is_open(resident: Resident, sight: Sight) -> bool:
    """That its use is restricted does not keep a body from finding out who is speaking."""
    holder = holder_of(resident)
    return sight.is_own(holder) or sight_on(sight, resident).opens(holder, _ITEM)


def _require_own(by: Actor, record: Resident) -> None:
    if by.kind != "resident":
        require_holder(by, record)


def _require_unguessable(record: Resident, phrase: str, heard: str) -> None:
    """Nothing that stands in the record, and long enough. Raises Invalid."""
    names = {word for word in name_words(f"{record.given_names} {record.family_name}") if len(word) > 2}
    if facts_known(record, read_line(phrase, today=clock.today())) or any(name in heard for name in names):
        raise _wrong("Choose something nobody can find out: no name, birth date, postcode, phone or e-mail address")
    if len(heard) < _SHORTEST or heard.isdigit() or len(set(heard)) < _SHORTEST // 2:
        raise _wrong(f"Choose a phrase of at least {_SHORTEST} letters, like two or three words")


def _wrong(message: str) -> Invalid:
    return Invalid(message, fields={"phrase": [message]})
