"""Somebody broke the glass: what they saw and why, and what each body concerned finds looking back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.emergencies.forms import ReviewForm

governance_only = staff_only(Role.GOVERNANCE)


@governance_only
@never_cache
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(sharing.emergencies_for(actor), 50).get_page(request.GET.get("page"))
    rows = [(emergency, _bodies_to_review(actor, emergency)) for emergency in page]
    return render(request, "office/emergencies/list.html", {"page": page, "rows": rows})


@governance_only
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _draw(request, sharing.get_emergency_for(actor_of(request), str(uuid)))


@governance_only
@require_POST
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    emergency = sharing.get_emergency_for(actor, str(uuid))
    form = ReviewForm(request.POST, bodies=_bodies_to_review(actor, emergency))
    if form.is_valid():
        try:
            sharing.review_emergency(
                by=actor, emergency=emergency, outcome=form.cleaned_data["outcome"], words=form.cleaned_data["words"],
                organisation=partners.get_organisation(form.cleaned_data["organisation"]),
            )  # fmt: skip
        except (Invalid, Conflict, Denied) as error:
            add_errors(form, error)
        else:
            messages.success(request, "Noted what you found.")
            return redirect("office:emergencies-list")
    return _draw(request, emergency, form, status=400)


def _draw(request: HttpRequest, emergency: Any, form: ReviewForm | None = None, status: int = 200) -> HttpResponse:
    actor, items = actor_of(request), sharing.item_names()
    bodies = _bodies_to_review(actor, emergency)
    rows = list(sharing.disclosures_in(emergency, by=actor))
    known = people.references_for(actor, (str(row.person) for row in rows))
    context = {
        "emergency": emergency,
        "seen": [(row, known.get(str(row.person)), [items.get(code, code) for code in row.items]) for row in rows],
        "reviews": emergency.reviews.select_related("organisation"),
        "form": form or (ReviewForm(bodies=bodies) if bodies else None),
        "answered": form,
    }
    return render(request, "office/emergencies/show.html", context, status=status)


def _bodies_to_review(actor: Actor, emergency: Any) -> list[tuple[str, str]]:
    """The actor's bodies that are concerned and have not looked back yet."""
    concerned = {row.source for row in sharing.disclosures_in(emergency, by=actor)} | {emergency.organisation}
    done = {found.organisation.pk for found in emergency.reviews.select_related("organisation")}
    mine = sharing.governed_by(actor)
    return [(str(body.uuid), body.name) for body in concerned if str(body.uuid) in mine and body.pk not in done]
