# ruff: noqa: N999  (the command is called what people type)
"""`onedoor who-provides --service 587 --postcode "SK13 8AB"`: who answers there, why, and every doubt."""

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Responsibility
from onedoor.apps.directory.models import Service
from onedoor.apps.places import services as places
from onedoor.apps.places.data import Place
from onedoor.foundation import clock
from onedoor.foundation.errors import OnedoorError

# Beyond 0 (answered) and 1 (the question is wrong), so that a script can tell what to do next.
ASK_FOR_ADDRESS = 3
NOBODY = 4


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--on: {text!r} is not a date such as 2026-03-04.") from None


def _point(text: str) -> tuple[float, float]:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise CommandError(f"--point: {text!r} is not LATITUDE,LONGITUDE such as 53.44,-1.95.") from None
    return latitude, longitude


class Command(BaseCommand):
    """Ends with 0 where somebody answers, 3 where the address must be asked first, 4 where nobody answers."""

    help = "Say who provides a service at a postcode, address or point: organisation, reason and every doubt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--service", required=True, help="LGSL number, short name (slug) or uuid")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--postcode", help="as in SK13 8AB")
        where.add_argument("--address", metavar="UPRN", help="Unique Property Reference Number")
        where.add_argument("--point", metavar="LAT,LON", help="WGS 84, as in 53.44,-1.95")
        parser.add_argument("--on", metavar="DATE", default="", help="the day asked about (default: today)")
        parser.add_argument("--interaction", type=int, metavar="N", help="LGIL number, as in 17 for reporting")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        day = _day(options["on"]) if options["on"] else clock.today()
        service = self._service(options["service"])
        self._check_interaction(options["interaction"])
        place = self._place(options, day)
        answer = directory.who_provides(service, place, on=day, interaction=options["interaction"])
        write = _as_json if options["format"] == "json" else _as_text
        self.stdout.write(write(service, place, day, answer))
        if answer.needs_address:
            sys.exit(ASK_FOR_ADDRESS)
        if answer.accountable is None:
            sys.exit(NOBODY)

    def _service(self, text: str) -> Service:
        service = directory.find_service(text)
        if service is None:
            raise CommandError(f"--service: there is no service {text!r}. Import or install services first.")
        return service

    def _check_interaction(self, number: int | None) -> None:
        known = set(directory.interactions().values_list("lgil", flat=True))
        if number is not None and number not in known:
            raise CommandError(f"--interaction: {number} is not in the Local Government Interaction List.")

    def _place(self, options: dict[str, Any], day: date) -> Place:
        name = next(name for name in ("postcode", "address", "point") if options[name] is not None)
        text = options[name]
        try:
            if name == "postcode":
                return places.place_of_postcode(text, on=day)
            if name == "address":
                if not (text.isascii() and text.isdigit() and len(text) <= 12):
                    raise CommandError(f"--address: {text!r} is not a UPRN, which is up to 12 digits.")
                return places.place_of_address(int(text), on=day)
            return places.place_at(*_point(text), on=day)
        except OnedoorError as error:
            raise CommandError(f"--{name}: {text!r}: {error.message}") from error


def _as_json(service: Service, place: Place, day: date, answer: Responsibility) -> str:
    def body(uuid: str | None, name: str) -> dict[str, str] | None:
        return {"id": uuid, "name": name} if uuid else None

    data = {
        "service": {"lgsl": service.lgsl, "slug": service.slug, "name": service.name},
        "on": day.isoformat(),
        "precision": place.precision,
        "areas": [{"code": area.code, "name": area.name, "type": area.type} for area in place.areas],
        "accountable": body(answer.accountable, answer.accountable_name),
        "delivering": body(answer.delivering, answer.delivering_name),
        "reason": answer.reason,
        "doubts": [{"code": doubt.code, "message": doubt.message} for doubt in answer.doubts],
        "alternatives": [body(uuid, name) for uuid, name in answer.alternatives],
        "ask_instead": list(answer.ask_instead),
        "needs_address": answer.needs_address,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _as_text(service: Service, place: Place, day: date, answer: Responsibility) -> str:
    lines = [answer.accountable_name or "Nobody", answer.reason]
    if answer.delivering != answer.accountable:
        lines.append(f"Done by: {answer.delivering_name}")
    lines += [f"Doubt: {doubt.message}" for doubt in answer.doubts]
    lines += [f"Or: {name}" for _, name in answer.alternatives]
    lines += [f"Ask instead: {name}" for name in answer.ask_instead]
    return "\n".join(lines)
