"""The queue: the list, its download, bulk actions and saved views."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import BulkResult, QueueFilter
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.queue.bulk import BulkForm
from onedoor.web.desk.queue.download import as_csv
from onedoor.web.desk.queue.filters import FilterForm, filter_of, query_string
from onedoor.web.desk.queue.roles import SERVICE_STAFF
from onedoor.web.desk.queue.watching import board

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["act", "change_view", "delete_view", "download", "lessons", "queue_list", "save_view", "undo", "watch"]

_PAGE = 50
service_staff_only = staff_only(*SERVICE_STAFF)


def _draw_list(
    request: HttpRequest, query: QueryDict, *, bulk: BulkForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    wanted = FilterForm(query, actor=actor)
    asked = filter_of(wanted)
    counts = requests.queue_counts(actor)
    page = _page(actor, asked, query.get("page", "1"), counts["open"])
    selected = set(bulk.selected if bulk else ())
    # Named by its number, so that the links to other pages select nothing there.
    if query.get("select") == str(page.number):
        selected = {str(each.uuid) for each in page}
    context = {
        "filter": wanted,
        "query": query_string(wanted),
        "page": page,
        "list_at": (reverse("desk:queue-list"), query),
        "counts": counts,
        "named": requests.mentions_of(actor).count(),
        "views": requests.saved_views_of(actor),
        "teams": partners.own_teams(actor),
        "bulk": bulk or BulkForm(actor=actor),
        "selected": selected,
    }
    return render(request, "desk/queue/list.html", context, status=status)


def _page(actor: Actor, asked: QueueFilter, number: str, all_open: int) -> "Page[Request]":
    """That page of the queue. What fits on one page is read and not counted as well, and what is open counted once."""
    found = requests.queue(actor, asked)
    first = list(found[: _PAGE + 1]) if number == "1" else []
    if 0 < len(first) <= _PAGE:
        return Paginator(first, _PAGE).get_page(1)
    paginator = Paginator(found, _PAGE)
    paginator.count = all_open if asked.is_all_open else requests.queue_size(actor, asked)
    page = paginator.get_page(number)
    if first:
        page.object_list = first[:_PAGE]
    return page


@service_staff_only
@never_cache
@require_safe
def queue_list(request: HttpRequest) -> HttpResponse:
    return _draw_list(request, request.GET)


@service_staff_only
@never_cache
@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """Exactly the rows that are filtered, in their order, all pages."""
    actor = actor_of(request)
    found = requests.queue(actor, filter_of(FilterForm(request.GET, actor=actor)))
    return as_csv(found, name=f"requests-{clock.today():%Y-%m-%d}.csv")


@service_staff_only
@never_cache
@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """What to look at, by team; each number opens the requests it counts."""
    return render(request, "desk/queue/watch.html", {"rows": board(requests.watch_board(actor_of(request)))})


@service_staff_only
@never_cache
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What complaints taught, and how many came to what."""
    actor = actor_of(request)
    page = Paginator(requests.lessons_for(actor), _PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/queue/lessons.html", {"page": page, "outcomes": requests.outcomes_for(actor)})


@service_staff_only
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Do one thing to every selected request, and say of each whether it was done."""
    actor = actor_of(request)
    query = QueryDict(request.POST.get("query", ""))
    bulk = BulkForm(request.POST, actor=actor)
    if not bulk.is_valid():
        return _draw_list(request, query, bulk=bulk, status=400)
    try:
        results, run = requests.act_on_many(by=actor, uuids=bulk.selected, **bulk.action_values())
    except Invalid as error:
        add_errors(bulk, error)
        return _draw_list(request, query, bulk=bulk, status=400)
    return render(request, "desk/queue/results.html", {**_outcome(results, query.urlencode()), "run": run})


@service_staff_only
@require_POST
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put back what was done to many a moment ago."""
    actor = actor_of(request)
    results = requests.undo_run(by=actor, run=requests.get_run_of(actor, uuid))
    query = QueryDict(request.POST.get("query", ""))
    return render(request, "desk/queue/results.html", {**_outcome(results, query.urlencode()), "is_undone": True})


def _outcome(results: list[BulkResult], query: str) -> dict[str, Any]:
    return {
        "done": [result for result in results if result.succeeded],
        "failed": [result for result in results if not result.succeeded],
        "query": query,
    }


@service_staff_only
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    given = request.POST
    query = given.get("query", "")
    try:
        view = requests.save_view(
            by=actor_of(request), name=given.get("name", ""), query=query, team=given.get("team", "")
        )
        flash.success(request, f"The view “{view.name}” was saved{_for_whom(view)}.")
    except Invalid as error:
        flash.error(request, error.message)
    return redirect(f"{reverse('desk:queue-list')}?{query}")


@service_staff_only
@require_POST
def change_view(request: HttpRequest, uuid: str) -> HttpResponse:
    given = request.POST
    try:
        view = requests.change_view(
            by=actor_of(request), uuid=uuid, name=given.get("name", ""), team=given.get("team", "")
        )
        flash.success(request, f"The view “{view.name}” was changed{_for_whom(view)}.")
    except Invalid as error:
        flash.error(request, error.message)
    return redirect("desk:queue-list")


@service_staff_only
@require_POST
def delete_view(request: HttpRequest, uuid: str) -> HttpResponse:
    requests.delete_view(by=actor_of(request), uuid=uuid)
    flash.success(request, "The view was deleted.")
    return redirect("desk:queue-list")


def _for_whom(view: Any) -> str:
    return f" for everybody in {view.team.name}" if view.team else ""
