"""Agreements to read: the list, one of them, on paper, and how it differs from the one before."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import VersionStatus
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.agreements.forms import STEPS

if TYPE_CHECKING:
    from onedoor.apps.sharing.models import AgreementVersion

governance_only = staff_only(Role.GOVERNANCE)
COLOURS = {
    VersionStatus.DRAFT: "grey",
    VersionStatus.AWAITING: "yellow",
    VersionStatus.IN_FORCE: "green",
    VersionStatus.SUSPENDED: "red",
    VersionStatus.ENDED: "grey",
    VersionStatus.SUPERSEDED: "grey",
}


@governance_only
@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    actor, words = actor_of(request), request.GET.get("q", "")[:100]
    group = request.GET.get("group", "in-force")
    group = group if group in sharing.GROUPS else "in-force"
    counts = [(code, label, sharing.agreements_for(actor, code).count()) for code, label in sharing.GROUPS.items()]
    page = Paginator(sharing.agreements_for(actor, group, words), 25).get_page(request.GET.get("page"))
    context = {"page": page, "groups": counts, "group": group, "words": words, "label": sharing.GROUPS[group]}
    return render(request, "office/agreements/list.html", context)


@governance_only
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = sharing.get_version_for(actor, str(uuid))
    is_draft, owns = version.status == VersionStatus.DRAFT, sharing.owns(actor, version)
    context = {
        **everything_in(version),
        "may_write": owns and is_draft,
        "owns": owns,
        "steps": [(step, name) for step, (name, _) in STEPS.items()],
        "lacking": sharing.lacking(version) if is_draft else [],
        # Whoever is asked to sign reads them too, not its owner alone.
        "warnings": sharing.contradictions(version) if is_draft or version.status == VersionStatus.AWAITING else [],
        "may_sign": bool(sharing.can_sign_for(actor, version)),
        "versions": sharing.versions_of(actor, version),
        "before": sharing.version_before(actor, version),
    }
    return render(request, "office/agreements/show.html", context)


@governance_only
@require_safe
def printed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    version = sharing.get_version_for(actor_of(request), str(uuid))
    return render(request, "office/agreements/print.html", everything_in(version))


@governance_only
@require_safe
def differences(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor: Actor = actor_of(request)
    version = sharing.get_version_for(actor, str(uuid))
    before = sharing.version_before(actor, version)
    found = sharing.differences(before, version) if before else []
    return render(
        request, "office/agreements/differences.html", {"version": version, "before": before, "differences": found}
    )


def everything_in(version: "AgreementVersion") -> dict[str, Any]:
    """What is read on the page and on paper."""
    return {
        "version": version,
        "agreement": version.agreement,
        "colour": COLOURS[VersionStatus(version.status)],
        "parties": sharing.with_grounds(sharing.parties_of(version)),
        "lines": sharing.shared_lines(version),
        "signatures": sharing.signatures_of(version),
    }
