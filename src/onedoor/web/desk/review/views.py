"""One pair at a time: same person, different people, or cannot tell. The matcher's own view is not shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Answer
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Conflict, Missing
from onedoor.web.components.actors import actor_of, staff_only

reviewers_only = staff_only(Role.REVIEWER)
# Each answer has one key; the words say what it does.
_ANSWERS = ((Answer.SAME, "s"), (Answer.DIFFERENT, "d"), (Answer.CANNOT, "c"))


@reviewers_only
@never_cache
@require_safe
def next_pair(request: HttpRequest) -> HttpResponse:
    """On to the pair that has waited longest; after the one passed over, where the address names it."""
    actor = actor_of(request)
    sight = sharing.sight_to_compare(actor)
    found = people.next_pair(actor, sight, after=request.GET.get("after", ""))
    if found:
        return redirect("desk:review-pair", found)
    return render(request, "desk/review/none.html", {"progress": people.progress(actor, sight)})


@reviewers_only
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The two records, with what differs marked. What is another body's is written in the ledger."""
    actor = actor_of(request)
    sight = sharing.sight_to_compare(actor)
    pair = people.show_pair(actor, sight, str(uuid))
    sharing.disclose_comparison(by=actor, shown=[(side.record, side.holder, side.items) for side in pair.sides])
    context = {"pair": pair, "progress": people.progress(actor, sight), "answers": _ANSWERS}
    return render(request, "desk/review/pair.html", context)


@reviewers_only
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Note the answer and go on."""
    actor = actor_of(request)
    said = request.POST.get("answer", "")
    try:
        people.judge(by=actor, sight=sharing.sight_to_compare(actor), pair=str(uuid), answer=said)
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect(f"{reverse('desk:review-next')}?after={uuid}")


@reviewers_only
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Back to the last pair answered, as if it had not been."""
    actor = actor_of(request)
    try:
        pair = people.take_back(by=actor, sight=sharing.sight_to_compare(actor))
    except (Conflict, Missing) as refused:
        messages.warning(request, refused.message)
        return redirect("desk:review-next")
    messages.success(request, "Your last answer was taken back.")
    return redirect("desk:review-pair", pair.uuid)
