"""Organisations: found, added, changed, ended, taken over, and the areas they serve."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind, Role
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.organisations.forms import (
    AreaEndForm,
    AreaForm,
    ContactForm,
    EndForm,
    OrganisationForm,
    SuccessionForm,
)

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
form_methods = require_http_methods(["GET", "HEAD", "POST"])


def back_to(uuid: UUID, name: str) -> tuple[str, str]:
    return reverse("office:organisations-show", args=[uuid]), name


@administrators_only
@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    words, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    with_ended = "ended" in request.GET
    actor = actor_of(request)
    found = partners.search_organisations(words, kind=kind, with_ended=with_ended, administered_by=actor)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "words": words, "kind": kind, "with_ended": with_ended, "kinds": OrganisationKind.choices,
        "may_add": partners.may_administer_partnership(actor),
    }  # fmt: skip
    return render(request, "office/organisations/list.html", context)


@administrators_only
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    context = {
        "organisation": organisation,
        "areas": partners.areas_served_by(organisation),
        "who_says_areas": partners.who_says_where_bodies_serve(),
        "teams": partners.teams_of(organisation, with_closed=True),
        "staff": partners.staff_of(organisation),
        "invitations": partners.open_invitations_of(organisation),
        "keys": partners.api_keys_of(organisation),
        "successors": partners.successors_of(organisation),
        "is_over_all": partners.may_administer_partnership(actor),
    }
    return render(request, "office/organisations/show.html", context)


@partnership_only
@form_methods
def add(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    action = partial(partners.create_organisation, by=actor_of(request))
    back = (reverse("office:organisations-list"), "Organisations")
    return form_page(
        request, form, action, title="Add an organisation", back=back,
        done="The organisation was added. Say where it serves, and invite who works there.",
        # What comes next is said there, not in the list.
        then=lambda made: reverse("office:organisations-show", args=[made.uuid]),
    )  # fmt: skip


@administrators_only
@form_methods
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    form_class = OrganisationForm if partners.may_administer_partnership(actor) else ContactForm
    initial = {name: getattr(organisation, name) for name in form_class.base_fields}
    form = form_class(request.POST or None, initial=initial)
    action = partial(partners.update_organisation, by=actor, organisation=organisation)
    title = f"Change {organisation}"
    return form_page(request, form, action, title=title, back=back_to(uuid, organisation.name), done="It was changed.")


@partnership_only
@form_methods
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    organisation = partners.get_organisation(str(uuid))
    action = partial(partners.end_organisation, by=actor_of(request), organisation=organisation)
    return form_page(
        request, EndForm(request.POST or None), action, title=f"End {organisation}",
        back=back_to(uuid, organisation.name), done="Its last day was noted.", button="End it", kind="warning",
        intro="It stays readable, with all it did, but takes no new requests after its last day.",
    )  # fmt: skip


@partnership_only
@form_methods
def succeed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    organisation = partners.get_organisation(str(uuid))
    form = SuccessionForm(request.POST or None, organisation=organisation)

    def action(successor: str, **given: object) -> None:
        taker = partners.get_organisation(successor)
        partners.succeed_organisation(by=actor_of(request), predecessor=organisation, successor=taker, **given)  # type: ignore[arg-type]

    return form_page(
        request, form, action, title=f"Who takes over from {organisation}?", back=back_to(uuid, organisation.name),
        done="The succession was noted.",
        intro="It ends the day before. If several bodies take over, come back here for each.",
    )  # fmt: skip


@partnership_only
@form_methods
def area_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    organisation = partners.get_organisation(str(uuid))
    action = partial(partners.serve_area_named, by=actor_of(request), organisation=organisation)
    return form_page(
        request, AreaForm(request.POST or None), action, title=f"An area that {organisation} serves",
        back=back_to(uuid, organisation.name), done="The area was added.",
    )  # fmt: skip


@partnership_only
@form_methods
def area_end(request: HttpRequest, uuid: UUID, area: UUID) -> HttpResponse:
    organisation = partners.get_organisation(str(uuid))
    served = next((row for row in partners.areas_served_by(organisation) if row.area.uuid == area), None)
    if served is None:
        raise Missing("The organisation does not serve that area.")
    action = partial(partners.stop_serving_area, by=actor_of(request), organisation=organisation, area_uuid=str(area))
    return form_page(
        request, AreaEndForm(request.POST or None), action, title=f"{organisation} no longer serves {served.area}",
        back=back_to(uuid, organisation.name), done="The last day was noted.",
    )  # fmt: skip
