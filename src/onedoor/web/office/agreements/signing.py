"""Offering, signing, stopping, and going on with a new version."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of
from onedoor.web.components.errors import add_errors
from onedoor.web.office.agreements.drafting import back_to, owned
from onedoor.web.office.agreements.forms import NothingForm, ReasonForm, SignForm
from onedoor.web.office.agreements.proof import is_proven
from onedoor.web.office.agreements.views import everything_in, governance_only
from onedoor.web.office.editing import form_page

ASKED = ["GET", "HEAD", "POST"]


def _nothing(request: HttpRequest) -> NothingForm:
    return NothingForm(request.POST if request.method == "POST" else None)


@governance_only
@require_http_methods(ASKED)
def offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    form = _nothing(request)
    if request.method == "POST":
        try:
            sharing.offer_agreement(by=actor, version=version)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            flash.success(request, "It was offered. Every controller can now read and sign it.")
            return redirect("office:agreements-show", version.uuid)
    context = {"form": form, "version": version, "warnings": sharing.contradictions(version), "back": back_to(version)}
    return render(request, "office/agreements/offer.html", context, status=400 if form.errors else 200)


@sensitive_post_parameters("proof")
@governance_only
@require_http_methods(ASKED)
def sign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = sharing.get_version_for(actor, str(uuid))
    bodies = sharing.can_sign_for(actor, version)
    if not bodies:
        raise Missing("There is no such agreement.")
    form = SignForm(request.POST or None, bodies=bodies, initial={"organisation": bodies[0].uuid})
    if request.method == "POST" and form.is_valid() and _signed(request, version, form):
        flash.success(request, "You signed it.")
        return redirect("office:agreements-show", version.uuid)
    warnings = sharing.contradictions(version)
    context = {**everything_in(version), "form": form, "warnings": warnings, "back": back_to(version)}
    return render(request, "office/agreements/sign.html", context, status=400 if form.errors else 200)


def _signed(request: HttpRequest, version: Any, form: SignForm) -> bool:
    given = form.cleaned_data
    if not is_proven(request, given["proof"]):
        form.add_error("proof", "That is not your password, nor a code your app shows now")
        return False
    try:
        sharing.sign_agreement(
            by=actor_of(request), version=version, organisation=partners.get_organisation(given["organisation"]),
            account=partners.get_account(actor_of(request).id), name=given["name"], post=given["post"],
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        add_errors(form, error)
        return False
    return True


@governance_only
@require_http_methods(ASKED)
def suspend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = sharing.get_version_for(actor, str(uuid))
    return form_page(
        request, ReasonForm(request.POST if request.method == "POST" else None),
        partial(sharing.suspend_agreement, by=actor, version=version), title="Suspend the agreement",
        back=back_to(version), done="It is suspended. Nothing may be shared under it.", button="Suspend",
        kind="warning", intro="From this moment nothing may be shared under it. Other agreements go on.",
    )  # fmt: skip


@governance_only
@require_http_methods(ASKED)
def resume(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    return form_page(
        request, _nothing(request), partial(sharing.resume_agreement, by=actor, version=version),
        title="Resume the agreement?", back=back_to(version), done="It is in force again.", button="Resume",
        intro="It allows again what it says. Check that the reason for suspending it is gone.",
    )  # fmt: skip


@governance_only
@require_http_methods(ASKED)
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    return form_page(
        request, ReasonForm(request.POST if request.method == "POST" else None),
        partial(sharing.end_agreement, by=actor, version=version), title="End or withdraw the agreement",
        back=back_to(version), done="It has ended.", button="End it", kind="warning",
        intro="It cannot be taken up again; a new version can be drawn up from it.",
    )  # fmt: skip


@governance_only
@require_http_methods(ASKED)
def next_version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    form = _nothing(request)
    if request.method == "POST":
        try:
            following = sharing.draft_next_version(by=actor, version=version)
        except Conflict as error:
            add_errors(form, error)
        else:
            flash.success(request, "The new draft says what this version says. Change it, then offer it.")
            return redirect("office:agreements-show", following.uuid)
    context = {
        "form": form, "page_title": "Draw up a new version", "back": back_to(version), "button_text": "Make the draft",
        "intro": "This version stays in force until everybody has signed the new one.",
    }  # fmt: skip
    return render(request, "office/form.html", context, status=400 if form.errors else 200)
