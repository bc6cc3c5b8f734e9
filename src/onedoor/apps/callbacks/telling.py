"""What people and staff are told about a call-back, in the transaction of what it tells of."""

from django.conf import settings
from django.core import signing
from django.utils import translation
from django.utils.formats import date_format

from onedoor.apps.callbacks.models import Callback
from onedoor.apps.messages import services as messages
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["callback_for_token", "tell_person", "tell_staff", "token_of", "window_in_words"]

_SALT = "onedoor.callbacks.own"
_LONGEST = 60 * 60 * 24 * 60


def token_of(callback: Callback) -> str:
    """What the person takes it back with."""
    return signing.dumps(str(callback.uuid), salt=_SALT)


def callback_for_token(token: str) -> Callback:
    """Raises Missing."""
    try:
        uuid = signing.loads(token, salt=_SALT, max_age=_LONGEST)
        return Callback.objects.select_related("organisation", "line").get(uuid=uuid, forgotten_at=None)
    except (signing.BadSignature, Callback.DoesNotExist):
        raise Missing("That link does not work any more.") from None


def window_in_words(callback: Callback, language: str = "en-gb") -> str:
    """`Tuesday 24 November, 09:00 to 11:00`, in the language of the reader."""
    start, end = (moment.astimezone(clock.local_zone()) for moment in (callback.window_from, callback.window_to))
    with translation.override(language):
        to = "hyd" if language == "cy" else "to"
        return f"{date_format(start, 'l j F')}, {start:%H:%M} {to} {end:%H:%M}"


def tell_person(code: str, callback: Callback, *, by: Actor) -> None:
    """By e-mail or text; nothing where there is neither."""
    line = callback.line
    about = (line.name_cy or line.name) if line and callback.language == "cy" else line.name if line else ""
    messages.send(
        code, by=by, email=callback.email, phone=callback.phone, language=callback.language,
        organisation=callback.organisation, about=str(callback.uuid),
        values={
            "reference": callback.reference,
            "service": about,
            "name": callback.name,
            "due": window_in_words(callback, callback.language),
            "link": f"{settings.PUBLIC_URL}/ring-me/own/{token_of(callback)}/",
        },
    )  # fmt: skip


def tell_staff(code: str, callback: Callback, *, by: Actor) -> None:
    """Whoever is to ring; else their team; where that has no address, the body itself: a promise is nobody's never."""
    known = (callback.account, callback.team, callback.organisation)
    address = next((one.email for one in known if one is not None and one.email), "")
    if not address:
        return
    messages.send(
        code, by=by, email=address, organisation=callback.organisation, about=str(callback.uuid),
        values={
            "reference": callback.reference,
            "service": callback.line.name if callback.line else "",
            "due": window_in_words(callback),
            "link": f"{settings.PUBLIC_URL}/desk/call-backs/{callback.uuid}/",
        },
    )  # fmt: skip
