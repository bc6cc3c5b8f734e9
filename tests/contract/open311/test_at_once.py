"""The same report sent twice at the same moment, in threads of a real process on a real database."""

from pathlib import Path

from tests.processes import Installation

REPORTS, THREADS = 6, 4

SENT = """
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier
    from django.db import connections
    from django.test import Client
    from shapely.geometry import box
    from onedoor.apps.directory.models import Provision, Service
    from onedoor.apps.partners import services as partners
    from onedoor.apps.partners.models import Organisation, OrganisationArea, Partnership
    from onedoor.apps.places.models import Area, AreaBoundary, AreaType
    from onedoor.apps.requests.models import Request
    from onedoor.foundation.actors import SYSTEM
    from onedoor.foundation.models import Event

    Partnership.objects.create(name="Carrowshire Together")
    body = Organisation.objects.create(kind="district", slug="teasel-vale", name="Teasel Vale")
    area = Area.objects.create(type=AreaType.objects.create(code="district", name="district"), code="X1", name="X")
    AreaBoundary.objects.create(area=area, wkb=box(-1.5, 53.0, -1.4, 53.1).wkb)
    OrganisationArea.objects.create(organisation=body, area=area)
    service = Service.objects.create(slug="fly-tipping", name="Fly-tipping", kind="report", needs_place=True)
    Provision.objects.create(service=service, kinds=["district"])
    key = partners.create_api_key(by=SYSTEM, organisation=body, name="Works")[1]
    report = {{"api_key": key, "service_code": "fly-tipping", "lat": "53.05", "long": "-1.45"}}
    start = Barrier({threads})

    def send(thread):
        ids = []
        for number in range({reports}):
            start.wait()
            answer = Client().post("/open311/v2/requests.json", {{**report, "service_request_id_ext": str(number)}})
            assert answer.status_code == 200, answer.content
            ids.append(answer.json()[0]["service_request_id"])
        connections.close_all()
        return tuple(ids)

    with ThreadPoolExecutor({threads}) as pool:
        answered = set(pool.map(send, range({threads})))
    raised = Event.objects.filter(type="requests.request_raised.v1").count()
    print(len(answered), Request.objects.count(), raised)
"""


def test_each_is_answered_with_the_one_request(database_url: str, tmp_path: Path) -> None:
    installation = Installation(tmp_path, database_url, {"ONEDOOR_HOSTS": "testserver"})
    answered, kept, raised = installation.ask(SENT.format(threads=THREADS, reports=REPORTS))
    assert answered == "1", "Every thread is told the same ids."
    assert kept == raised == str(REPORTS)
