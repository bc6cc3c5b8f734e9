"""Fills an installation for the Open311 benchmark: two councils on invented ground. Prints an API key."""

import django

django.setup()

from shapely.geometry import box  # noqa: E402

from onedoor.apps.directory import services as directory  # noqa: E402
from onedoor.apps.directory.models import Provision, Service  # noqa: E402
from onedoor.apps.partners import services as partners  # noqa: E402
from onedoor.apps.partners.models import Organisation, OrganisationArea  # noqa: E402
from onedoor.apps.places.models import Area, AreaBoundary, AreaType  # noqa: E402
from onedoor.foundation.actors import SYSTEM  # noqa: E402
from onedoor.foundation.asking import Form, Option, Page, Question  # noqa: E402


def fill() -> str:
    """The key may act for every partner."""
    bodies = []
    for kind in ("district", "county"):
        body = Organisation.objects.create(kind=kind, slug=f"bench-{kind}", name=f"Bench {kind} council")
        area_type, _ = AreaType.objects.get_or_create(code=kind, defaults={"name": kind})
        area = Area.objects.create(type=area_type, code=f"bench-{kind}", name=body.name)
        AreaBoundary.objects.create(area=area, wkb=box(-1.6, 52.9, -1.3, 53.2).wkb)
        OrganisationArea.objects.create(organisation=body, area=area)
        bodies.append(body)
    _wards(40)
    for kind, lgsl, name in (("district", 587, "Fly-tipping"), ("county", 557, "Pothole")):
        service, _ = Service.objects.get_or_create(lgsl=lgsl, defaults={"slug": f"bench-{lgsl}", "name": name})
        Service.objects.filter(pk=service.pk).update(kind="report", needs_place=True, needs_contact=False)
        service.provisions.all().delete()
        Provision.objects.create(service=service, kinds=[kind])
        size = Question("size", "choice", "How much?", options=(Option("bag", "A bag"), Option("van", "A van")))
        directory.set_form(by=SYSTEM, service=service, form=Form((Page("questions", questions=(size,)),)))
    return partners.create_api_key(by=SYSTEM, organisation=bodies[0], name="Bench", may_act_for_all=True)[1]


def _wards(a_side: int) -> None:
    """A grid of small areas, so that asking which areas a point is in costs what it costs a county."""
    ward, _ = AreaType.objects.get_or_create(code="ward", defaults={"name": "ward", "rank": 1})
    step = 0.3 / a_side
    for row in range(a_side):
        for column in range(a_side):
            area = Area.objects.create(type=ward, code=f"bench-{row}-{column}", name=f"Ward {row} {column}")
            west, south = -1.6 + column * step, 52.9 + row * step
            AreaBoundary.objects.create(area=area, wkb=box(west, south, west + step, south + step).wkb)


if __name__ == "__main__":
    print(fill())
