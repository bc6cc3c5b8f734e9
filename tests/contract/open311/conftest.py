"""A county and a district that take reports through Open311, on a square of invented ground."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from shapely.geometry import box

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.directory.models import Channel, Provision, Service
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import ApiKey, OrganisationArea, Partnership
from onedoor.apps.places.models import Area, AreaBoundary, AreaType
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.asking import Form, Option, Page, Question
from tests.conftest import Cast

INSIDE = {"lat": "53.05", "long": "-1.45"}
OUTSIDE = {"lat": "10.0", "long": "10.0"}


@dataclass
class Endpoint:
    """`key` and `second_key` are the district's, `county_key` the county's; `any_key`, also its, updates all."""

    cast: Cast
    key: str
    second_key: str
    county_key: str
    any_key: str
    tipping: Service
    pothole: Service
    private: Service

    def get(self, path: str, **query: str) -> Any:
        return Client().get(f"/open311/v2/{path}", query)

    def post(self, path: str, **fields: Any) -> Any:
        return Client().post(f"/open311/v2/{path}", {"api_key": self.key, **fields})

    def report(self, **fields: Any) -> str:
        """The id of a report of fly-tipping."""
        given = {"service_code": "587", "description": "A mattress.", **INSIDE, **fields}
        answer = self.post("requests.json", **given)
        assert answer.status_code == 200, answer.content
        return str(answer.json()[0]["service_request_id"])


@pytest.fixture
def endpoint(cast: Cast) -> Endpoint:
    Partnership.objects.create(name="Carrowshire Together", email="open311@carrowshire.example")
    messages.install_defaults()
    requests.install_defaults()
    Channel.objects.get_or_create(code="open311", defaults={"name": "Open311"})
    for body, code in ((cast.district, "district"), (cast.county, "county")):
        kind = AreaType.objects.create(code=code, name=code)
        area = Area.objects.create(type=kind, code=f"X{code}", name=body.name)
        AreaBoundary.objects.create(area=area, wkb=box(-1.5, 53.0, -1.4, 53.1).wkb)
        OrganisationArea.objects.create(organisation=body, area=area)
    services = [
        _service("fly-tipping", 587, "Fly-tipping", "district"),
        _service("pothole", 557, "Pothole in a road", "county"),
        _service("needle", None, "Needles in a street", "district", is_public=False),
    ]
    size = (Option("bag", "A bag"), Option("van", "A van & more"))
    asked = Question("size", "choice", "How much is there?", options=size)
    directory.set_form(by=SYSTEM, service=services[0], form=Form((Page("questions", questions=(asked,)),)))
    district, county = _key(cast, cast.district), _key(cast, cast.county)
    everywhere = _key(cast, cast.county)
    ApiKey.objects.filter(prefix=everywhere[:8]).update(may_act_for_all=True)
    return Endpoint(cast, district, _key(cast, cast.district), county, everywhere, *services)


def _service(slug: str, lgsl: int | None, name: str, kind: str, *, is_public: bool = True) -> Service:
    service = Service.objects.create(
        slug=slug, lgsl=lgsl, name=name, summary=f"{name}: tell us.", topic="Streets", keywords="road, rubbish",
        kind=RequestKind.REPORT, needs_place=True, is_public=is_public,
    )  # fmt: skip
    Provision.objects.create(service=service, kinds=[kind])
    return service


def _key(cast: Cast, body: Any) -> str:
    by = cast.actor(body, Role.ADMINISTRATOR)
    return partners.create_api_key(by=by, organisation=body, name="A street works system")[1]
