"""A year of requests, what was said about them, and what people thought of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from onedoor.apps.feedback.models import Feedback
from onedoor.apps.requests.models import Request, RequestUpdate, ServiceClock
from onedoor.demonstration.load.lookups import Lookups, Responsible
from onedoor.demonstration.load.rows import Row, Table
from onedoor.demonstration.year import Matter
from onedoor.foundation import clock

__all__ = ["RequestWriter"]

_SAID_WHILE_OPEN = {
    "investigating": "We have been to look and are working out what needs doing.",
    "action_scheduled": "The work is booked in.",
    "planned": "We have all we need, and the next step has a date.",
    "in_progress": "Somebody is at work on it.",
    "waiting": "We need a little more from you before we can go on. Please see our question.",
}
_WORDS = {
    1: ("Quick and friendly, thank you.", "All done in two days, better than I hoped.", "Kept me told the whole way."),
    0: ("Fine in the end but slow.", "It was done. I had to ask twice.", "OK."),
    -1: ("It says done and it is not done.", "Nobody rang me back.", "I was passed round three people.",
         "The letter made no sense to me."),
}  # fmt: skip


def _end_of_day(moment: datetime) -> datetime:
    """As a target in working days has it: never on a Saturday or a Sunday."""
    local = moment.astimezone(clock.local_zone())
    local += timedelta(days=max(0, 7 - local.weekday())) if local.weekday() > 4 else timedelta()
    return local.replace(hour=23, minute=59, second=59, microsecond=0)


class RequestWriter:
    """Afterwards `rows` holds each request that has a responsible body, by `id()` of its matter."""

    def __init__(self, lookups: Lookups, now: datetime) -> None:
        self.lookups, self.now, self.rng = lookups, now, lookups.rng
        self.rows: dict[int, Row] = {}
        self.days: dict[int, int] = {}

    def write(self, matters: Iterable[Matter]) -> None:
        """Requests first, then their history, then feedback: each draws from chance in turn."""
        known = []
        requests, updates, feedback, clocks = Table(Request), Table(RequestUpdate), Table(Feedback), Table(ServiceClock)
        for matter in matters:
            responsible = self.lookups.responsible(matter.need, matter.person)
            if responsible:
                self.rows[id(matter)] = row = requests.add(**self._request(matter, responsible))
                self.days[row["id"]] = max(1, round(matter.due_in_days))
                known.append((matter, row, responsible))
        for matter, row, responsible in known:
            self._add_updates(updates, matter, row, responsible)
            self._add_clocks(clocks, updates, row)
        for matter, row, _ in known:
            self._add_feedback(feedback, matter, row)
        for table in (requests, updates, feedback, clocks):
            table.write()

    def _request(self, matter: Matter, responsible: Responsible) -> Row:
        person, service = matter.person, self.lookups.services[matter.need.service]
        latitude, longitude = self._where(matter)
        resident = self.lookups.loaded.residents[id(person)]
        closing = self.lookups.closing_reason(matter.closing)
        status = closing.status if matter.closed_at else self._open_status(matter, service.kind)
        team = self.lookups.team(service, responsible.accountable)
        is_taken = status not in ("open", closing.status)
        assigned_to = self.lookups.somebody_in(team) if is_taken else None
        return {
            "kind": service.kind if service.kind != "none" else "request",
            "service_id": service.id,
            "description": matter.description,
            "status": status,
            "is_open": matter.closed_at is None,
            "latitude": round(latitude, 6),
            "longitude": round(longitude, 6),
            "uprn": None if matter.need.outdoors else person.home.uprn,
            "address_text": resident["address_text"],
            "postcode_key": resident["postcode_key"],
            "area_codes": [area.code for area in self.lookups.place(person).areas],
            "resident_id": resident["id"],
            "contact_name": f"{person.given_names} {person.family_name}",
            "contact_email": person.email,
            "contact_phone": person.mobile or person.phone,
            "language": person.language,
            "accountable_id": responsible.accountable.id,
            "delivering_id": responsible.delivering.id,
            "team_id": team.id if team else None,
            "assigned_to_id": assigned_to.id if assigned_to else None,
            "responsibility_reason": responsible.reason[:500],
            "channel": matter.channel,
            "door_id": None if matter.channel == "web" else self.lookups.loaded.organisations["carrowshire"].pk,
            "raised_at": matter.raised_at,
            "raised_by": f"resident:{resident['uuid']}",
            "updated_at": matter.closed_at or matter.raised_at,
            "due_at": _end_of_day(matter.raised_at + timedelta(days=matter.due_in_days * 7 / 5 + 0.3)),
            "closed_at": matter.closed_at,
            "closing_reason_id": closing.id if matter.closed_at else None,
            "times_reopened": 1 if matter.reopened else 0,
            "priority": self._priority(matter),
            "unanswered_since": self._unanswered_since(matter),
        }

    def _where(self, matter: Matter) -> tuple[float, float]:
        """Of something outdoors: somewhere near home, not at it."""
        home = matter.person.home
        if not matter.need.outdoors:
            return home.latitude, home.longitude
        return home.latitude + self.rng.gauss(0, 0.0015), home.longitude + self.rng.gauss(0, 0.0025)

    def _priority(self, matter: Matter) -> str:
        if len(matter.conversations) > 3:
            return "urgent"
        return "low" if matter.need.outdoors and matter.face == 1 else "normal"

    def _unanswered_since(self, matter: Matter) -> datetime | None:
        """Who chased last after the only news there was still waits for an answer."""
        news = matter.raised_at + (self.now - matter.raised_at) * 0.4
        chased = [chase.at for chase in matter.conversations[1:] if chase.at > news]
        return min(chased, default=None) if matter.closed_at is None else None

    def _open_status(self, matter: Matter, kind: str) -> str:
        """Crews are booked in for what is reported; what is asked or applied for has a next step."""
        age = (self.now - matter.raised_at).days
        if age < 1:
            return "open"
        drawn = self.rng.choices(
            ("open", "investigating", "action_scheduled", "in_progress", "waiting"), (4, 3, 2, 2, 1)
        )[0]
        return "planned" if drawn == "action_scheduled" and kind != "report" else drawn

    def _add_updates(self, updates: Table, matter: Matter, request: Row, responsible: Responsible) -> None:
        body, status = responsible.delivering, request["status"]
        person = {"request_id": request["id"], "actor": request["raised_by"], "actor_name": request["contact_name"]}
        staff: dict[str, Any] = {
            "request_id": request["id"], "actor": f"staff:{body.uuid}", "actor_name": body.name,
            "organisation_id": body.id, "status": status,
        }  # fmt: skip
        updates.add(kind="raised", at=matter.raised_at, status="open", **person)
        for chase in matter.conversations[1:]:
            if chase.at > matter.raised_at:
                updates.add(kind="chase", at=chase.at, text=chase.words, **person)
        if matter.closed_at:
            wording = self.lookups.closing_reason(matter.closing).wording
            updates.add(kind="closed", at=matter.closed_at, text=wording, **staff)
        elif status != "open":
            moment = matter.raised_at + (self.now - matter.raised_at) * 0.4
            updates.add(kind="status", at=moment, text=_SAID_WHILE_OPEN[status], **staff)

    def _add_clocks(self, clocks: Table, updates: Table, request: Row) -> None:
        """One in sixty went to the front office's own body first, which passed it on."""
        begun, ended = request["raised_at"], request["closed_at"]
        county = self.lookups.loaded.organisations["carrowshire"]
        if request["id"] % 60 == 7 and county.pk != request["accountable_id"] and ended is not None:
            passed_on = begun + (ended - begun) * 0.2
            due_at = begun + timedelta(days=7)
            clocks.add(
                request_id=request["id"], organisation_id=county.pk, started_at=begun, ended_at=passed_on,
                due_at=due_at, was_passed_on=True,
            )  # fmt: skip
            updates.add(
                request_id=request["id"], kind="passed_on", at=passed_on, status="open", actor=f"staff:{county.uuid}",
                actor_name=county.name, organisation_id=county.pk, text=f"{county.name} passed this on.",
            )  # fmt: skip
            begun = passed_on
        is_stopped = request["status"] == "waiting"
        clocks.add(
            request_id=request["id"], organisation_id=request["accountable_id"], started_at=begun, ended_at=ended,
            due_at=request["due_at"], amount=self.days[request["id"]],
            stopped_at=begun + (self.now - begun) * 0.4 if is_stopped else None,
        )  # fmt: skip

    def _add_feedback(self, feedback: Table, matter: Matter, request: Row) -> None:
        if matter.face is None or matter.closed_at is None:
            return
        given_at = min(matter.closed_at + timedelta(hours=self.rng.uniform(1, 60)), self.now)
        fitting = [reason for reason in self.lookups.faces if reason.for_face in (None, matter.face)]
        feedback.add(
            about=str(request["uuid"]),
            service_id=request["service_id"],
            organisation_id=request["accountable_id"],
            face=matter.face,
            reason_id=self.rng.choice(fitting).id if fitting and self.rng.random() < 0.7 else None,
            words=self.rng.choice(_WORDS[matter.face]) if self.rng.random() < 0.35 else "",
            is_sorted=matter.face >= 0,
            given_at=given_at,
        )
