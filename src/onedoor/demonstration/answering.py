"""States of their own for two types of requests, replies used again and again, notes that name colleagues, and what
somebody without an account was asked."""

from django.db import transaction

from onedoor.apps.directory.models import Service
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.actions.outside import answer_outside_in_transaction
from onedoor.apps.requests.data import Status
from onedoor.apps.requests.models import ReplyTemplate, Request, RequestType, RequestUpdate, TypedService
from onedoor.apps.requests.stages import State, write_state
from onedoor.foundation.actors import Actor

__all__ = ["make_answering"]

_RECEIVED = ("received", "Received", "Wedi’i dderbyn", Status.OPEN)
# Name, LGSL numbers of its services, its states: code, name, in Welsh, to others, what may follow, may be closed.
_TYPES = (
    (
        "Highway defect", (557, 564),
        (
            (*_RECEIVED, ("inspected", "works-ordered"), True),
            ("inspected", "Inspected", "Wedi’i archwilio", Status.INVESTIGATING, ("works-ordered",), True),
            ("works-ordered", "Works ordered", "Gwaith wedi’i archebu", Status.ACTION_SCHEDULED,
             ("on-site", "inspected"), False),
            ("on-site", "Crew on site", "Criw ar y safle", Status.IN_PROGRESS, ("inspected",), True),
        ),
    ),
    (
        "Application", (279, 474),
        (
            (*_RECEIVED, ("checking",), False),
            ("checking", "Papers being checked", "Papurau’n cael eu gwirio", Status.INVESTIGATING,
             ("assessed", "decided"), True),
            ("assessed", "Assessment booked", "Asesiad wedi’i drefnu", Status.PLANNED, ("decided",), False),
            ("decided", "Decision being written", "Penderfyniad yn cael ei ysgrifennu", Status.IN_PROGRESS, (), True),
        ),
    ),
)  # fmt: skip
# Name, LGSL number, status, English, Welsh.
_REPLIES = (
    ("Which lamp post", 564, "waiting",
     "Hello ((name)), which lamp post is it? Its number is on a small plate at eye height.",
     "Helo ((name)), pa bostyn lamp yw e? Mae ei rif ar blât bach ar lefel y llygad."),
    ("Road: done", 557, "fixed",
     "We have mended it. If it breaks up again, tell us with the reference ((reference)).",
     "Rydym wedi ei drwsio. Os bydd yn torri eto, dywedwch wrthym gyda’r cyfeirnod ((reference))."),
    ("Booked in", None, "action_scheduled",
     "The work is booked in and should be done by ((due)). You need not be there.",
     "Mae’r gwaith wedi’i drefnu a dylai fod wedi’i wneud erbyn ((due)). Nid oes angen i chi fod yno."),
    ("Thank you", None, "", "Thank you for telling us. ((organisation)) deals with it. ((me))",
     "Diolch am roi gwybod i ni. Mae ((organisation)) yn delio â hyn. ((me))"),
)  # fmt: skip
# The same of one body alone, for any service.
_OF_THE_COUNTY = (
    ("On a list", "planned",
     "It is on our list for this winter. We mend what is dangerous first, then in the order people told us.",
     "Mae ar ein rhestr ar gyfer y gaeaf hwn. Rydym yn trwsio’r peryglus yn gyntaf, yna yn y drefn y dywedodd pobl."),
    ("Not our road", "not_councils_responsibility",
     "That road is not the county’s. We have told ((organisation)), who will write to you.",
     "Nid yw’r ffordd honno’n eiddo i’r sir. Rydym wedi dweud wrth ((organisation)), a fydd yn ysgrifennu atoch."),
)  # fmt: skip


def make_answering() -> int:
    """How many types and replies there are, and questions to somebody outside."""
    services = {one.lgsl: one for one in Service.objects.exclude(lgsl=None)}
    for name, numbers, states in _TYPES:
        _type(name, [services[number] for number in numbers if number in services], [State(*each) for each in states])
    ReplyTemplate.objects.bulk_create(
        ReplyTemplate(name=name, service=services.get(number), status=status, text=text, text_cy=text_cy)
        for name, number, status, text, text_cy in _REPLIES
    )
    county = Organisation.objects.get(slug="carrowshire")
    ReplyTemplate.objects.bulk_create(
        ReplyTemplate(organisation=county, name=name, status=status, text=text, text_cy=text_cy)
        for name, status, text, text_cy in _OF_THE_COUNTY
    )
    return len(_TYPES) + len(_REPLIES) + len(_OF_THE_COUNTY) + _ask()


def _type(name: str, services: list[Service], states: list[State]) -> None:
    """Open requests of its services stand at the state that is what they were, and so does their history."""
    made = RequestType.objects.create(name=name, states=[write_state(state) for state in states])
    TypedService.objects.bulk_create(TypedService(type=made, service=one) for one in services)
    for state in states[1:]:
        there = Request.objects.filter(service__in=services, is_open=True, status=state.status)
        named = {"stage_name": state.name, "stage_name_cy": state.name_cy}
        RequestUpdate.objects.filter(request__in=there, status=state.status).update(**named)
        there.update(stage=state.code, **named)


def _ask() -> int:
    """A contractor is asked about one open request, and has answered about another; a note names a colleague."""
    body = Organisation.objects.get(slug="carrowshire")
    officers = Account.objects.filter(memberships__organisation=body, memberships__role=Role.SERVICE_OFFICER)
    account = officers.order_by("pk").first()
    if account is None:
        return 0
    by = partners.actor_for(account)
    mine = Request.objects.filter(is_open=True, accountable=body, delivering=body, ends_as=None, service__lgsl=564)
    asked = list(mine.exclude(status__in=("waiting", "with_others")).order_by("-raised_at")[:2])
    for place, request in enumerate(asked):
        question = requests.ask_outside(
            by=by, request=request, name="Fellside Lighting", is_body=True, email="jobs@fellside-lighting.example",
            text="When can you have the cable looked at?",
        )  # fmt: skip
        if place:
            with transaction.atomic():
                answer_outside_in_transaction(question, text="Our crew is there on Thursday, before noon.")
    if asked:
        _name_a_colleague(asked[0], by, body)
    return len(asked)


def _name_a_colleague(request: Request, by: Actor, body: Organisation) -> None:
    manager = Account.objects.filter(memberships__organisation=body, memberships__role=Role.SERVICE_MANAGER).first()
    if manager is not None:
        text = f"@{manager.name} the cable is theirs and not ours: may I order the work all the same?"
        requests.add_note(by=by, request=request, text=text)
