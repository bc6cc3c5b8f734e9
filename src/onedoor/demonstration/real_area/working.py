"""The whole of it: import, check, and work with real requests over HTTP in a running instance."""

import io
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
from django.core.management import call_command

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.demonstration.real_area.agreement import check_postcodes, check_tiers
from onedoor.demonstration.real_area.areas import import_areas
from onedoor.demonstration.real_area.bodies import create_bodies
from onedoor.demonstration.real_area.figures import Figures, count_requests
from onedoor.demonstration.real_area.replay import Box, Replayed, read_requests, replay
from onedoor.demonstration.real_area.sources import LARGEST_TIERS, NEWEST_TIERS, Sources
from onedoor.foundation.actors import SYSTEM

__all__ = ["check", "import_all", "own_server", "replay_into"]

Say = Callable[[str], None]


def import_all(sources: Sources, figures: Figures, say: Say = lambda text: None) -> None:
    """Defaults, areas and postcodes, services and tiers, bodies. Run again, it changes nothing."""
    call_command("install", stdout=io.StringIO())
    say("Areas and postcodes …")
    with figures.timed("areas and postcodes"):
        for report in import_areas(sources):
            figures.add(report)
    say("Services and who provides them …")
    with figures.timed("services and tiers"):
        figures.add(directory.import_services([sources.path("services/esd_services_v4.csv")]))
        for name in (LARGEST_TIERS, NEWEST_TIERS):
            figures.add(directory.import_provision([sources.path(name)], source=f"GOV.UK, {name.partition('/')[2]}"))
    say("Bodies …")
    with figures.timed("bodies"):
        for kind, number in create_bodies(sources).items():
            figures.rows[f"bodies: {kind}"] = number
    directory.forget()


def check(sources: Sources, figures: Figures, say: Say = lambda text: None) -> None:
    """Every answer of both tier files, and every tenth postcode."""
    say("Checking answers against both tier files …")
    with figures.timed("checking tier answers"):
        figures.tiers = check_tiers(sources)
    with figures.timed("checking postcodes"):
        figures.postcodes = check_postcodes(sources)


def replay_into(
    endpoint: str,
    sources: Sources,
    figures: Figures,
    *,
    limit: int | None,
    senders: int = 4,
    say: Say = lambda text: None,
) -> Replayed:
    """Send the real requests, so many at once, to a running instance that works on this database."""
    say(f"Replaying requests into {endpoint} …")
    rows = sources.rows("postcodes/derbys_notts_postcodes_2014.csv")
    box = Box.around([(float(row["lon"]), float(row["lat"])) for row in rows])
    county = next(iter(partners.organisations(kinds=["county"])))
    key, plain_text = partners.create_api_key(
        by=SYSTEM, organisation=county, name="Replay of real requests", may_act_for_all=True
    )
    requests = read_requests(sources.path("requests/la311_2018_first10k.csv"), limit=limit)
    try:
        figures.replayed = replay(
            requests,
            endpoint=endpoint,
            api_key=plain_text,
            onto=box,
            is_inside=lambda east, north: bool(places.place_at(north, east).areas),
            postcodes=[row["postcode"] for row in rows],
            senders=senders,
        )
    finally:
        partners.revoke_api_key(by=SYSTEM, key=key)
    figures.seconds["replaying"] = figures.replayed.seconds
    count_requests(figures)
    return figures.replayed


@contextmanager
def own_server() -> Iterator[str]:
    """A server on this installation's database and a free port, stopped afterwards; its Open311 endpoint."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = (sys.executable, "-m", "onedoor.config.manage", "serve", "--port", str(port))
    process = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}/open311/v2/"
    try:
        _wait_for(endpoint)
        yield endpoint
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(endpoint: str) -> None:
    for _ in range(240):
        try:
            httpx.get(f"{endpoint}discovery.json", timeout=5).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("The server did not start.")
