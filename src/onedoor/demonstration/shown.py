"""What the public sees of some reports: words, a picture drawn over, one hidden; and who hears of new ones."""

import io
from datetime import timedelta

from django.db import transaction
from PIL import Image, ImageDraw

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.places.models import Area
from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.data import Box
from onedoor.apps.publishing.models import AreaAlert, PublicWords
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.data import NewFile
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor

__all__ = ["make_shown"]

_WORDS = {
    "pothole": ("A hole by the kerb, wide as a dinner plate.", "Two holes just after the bend; cyclists swerve."),
    "street-light": ("The lamp goes on and off all night.", "Dark since the storm, by the footpath to the school."),
    "fly-tipping": ("A mattress and four black bags in the lay-by.", "Builders’ rubble at the field gate."),
    "dog-fouling": ("All along the path by the play area.",),
    "graffiti": ("Paint on the bus shelter.",),
    "litter": ("The bin is full and it blows into the brook.",),
}
_SHOWN, _PICTURES = 120, 2


def make_shown() -> int:
    """How many reports have words."""
    open_ = list(requests.public_reports(is_open=True).select_related("accountable")[: 4 * _SHOWN])
    worded = [(one, words) for one in open_ if (words := _words_of(one))][:_SHOWN]
    PublicWords.objects.bulk_create(PublicWords(request=one, text=words) for one, words in worded)
    _hide_one(open_)
    with_officer = [(one, by) for one, _ in worded if one.service.slug == "pothole" and (by := _officer_of(one))]
    for one, by in with_officer[:_PICTURES]:
        _show_picture(one, by)
    _alerts()
    return len(worded)


def _words_of(report: Request) -> str:
    found = next((words for slug, words in _WORDS.items() if report.service.slug.startswith(slug)), ())
    return found[report.pk % len(found)] if found else ""


def _officer_of(report: Request) -> Actor | None:
    works = {"memberships__organisation": report.accountable, "memberships__role": Role.SERVICE_OFFICER}
    account = Account.objects.filter(**works).order_by("pk").first()
    return partners.actor_for(account) if account else None


def _hide_one(reports: list[Request]) -> None:
    for one in reversed(reports):
        if by := _officer_of(one):
            publishing.hide_report(by=by, request=one, reason="The place is somebody’s front garden.")
            return


def _show_picture(report: Request, by: Actor) -> None:
    with keeping([NewFile("road.png", _road())]) as kept, transaction.atomic(durable=True):
        (file,) = attach(report, kept, by=SYSTEM)
    publishing.show_picture(
        by=by, request=report, attachment=file, boxes=[Box(63, 44, 12, 6)],
        description="A hole in the road beside a kerb; the number plate of a parked car is covered.",
    )  # fmt: skip


def _road() -> bytes:
    """A drawing: a road with a hole, a kerb, and a parked car with a number plate."""
    picture = Image.new("RGB", (800, 600), "#9db4c0")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 280, 800, 600), fill="#5c5f62")
    draw.rectangle((0, 262, 800, 284), fill="#b9b4a8")
    draw.ellipse((150, 410, 380, 500), fill="#2a2b2d")
    draw.ellipse((175, 425, 355, 488), fill="#1b1c1d")
    draw.rounded_rectangle((450, 170, 720, 320), 30, fill="#7a2e2e")
    draw.rectangle((480, 190, 690, 240), fill="#c7d7e0")
    draw.rectangle((515, 270, 590, 292), fill="#f3d34a")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _alerts() -> None:
    now = clock.now()
    wards = Area.objects.filter(type__code="ward").order_by("pk")[:3]
    AreaAlert.objects.bulk_create(
        AreaAlert(
            email=f"neighbour{at}@home.example", area_code=ward.code, place=ward.name, confirmed_at=now,
            told_until=now - timedelta(hours=2 * at),
        )
        for at, ward in enumerate(wards, start=1)
    )  # fmt: skip
