"""An organisation's own sign-in: set up, changed, removed; what its groups mean."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.editing import form_page
from onedoor.web.office.providers.forms import GroupForm, ProviderForm, TokenForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
form_methods = require_http_methods(["GET", "HEAD", "POST"])


def back_to(uuid: UUID) -> tuple[str, str]:
    return reverse("office:providers-show", args=[uuid]), "Signing in"


@administrators_only
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    organisation = partners.get_administered(actor_of(request), str(uuid))
    provider = partners.provider_of(organisation)
    secret = partners.secret_path(provider) if provider else None
    addresses = {
        name: request.build_absolute_uri(reverse(f"account_provider_{name}", args=[organisation.slug]))
        for name in ("return", "signed_out")
    } | {"after": request.build_absolute_uri(reverse("account_login"))}
    context = {
        "organisation": organisation, "provider": provider, "addresses": addresses,
        "secret": secret.name if secret else "", "has_secret": bool(secret and secret.is_file()),
        "meanings": partners.group_meanings_of(organisation),
        "tokens": partners.provisioning_tokens_of(organisation),
        "scim": request.build_absolute_uri("/scim/v2/"),
    }  # fmt: skip
    return render(request, "office/providers/show.html", context)


@administrators_only
@form_methods
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    initial = ProviderForm.initial_of(partners.provider_of(organisation))
    form = ProviderForm(request.POST or None, organisation=organisation, actor=actor, initial=initial)

    def action(break_glass: str, **given: Any) -> None:
        keeper = partners.get_account(break_glass) if break_glass else None
        partners.set_provider(by=actor, organisation=organisation, break_glass=keeper, **given)

    return form_page(
        request, form, action, title=f"How staff of {organisation} sign in", back=back_to(uuid), done="It was saved."
    )


@administrators_only
@form_methods
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    action = partial(partners.remove_provider, by=actor, organisation=organisation)
    return form_page(
        request, forms.Form(request.POST if request.method == "POST" else None), action,
        title=f"Remove the sign-in of {organisation}?", back=back_to(uuid), done="It was removed.", button="Remove",
        kind="warning", intro="Whoever signed in with it is signed out, and signs in with a password or a passkey.",
    )  # fmt: skip


@administrators_only
@form_methods
def group_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    form = GroupForm(request.POST or None, organisation=organisation, actor=actor)

    def action(group: str, meaning: str) -> None:
        kind, _, code = meaning.partition(":")
        means: dict[str, Any] = {"role": code} if kind == "role" else {"team": partners.get_team_for(actor, code)}
        partners.set_group_meaning(by=actor, organisation=organisation, group=group, **means)

    return form_page(
        request, form, action, title=f"What a group means at {organisation}", back=back_to(uuid), done="It was noted."
    )


@administrators_only
@require_POST
def group_remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    meaning = partners.get_group_meaning_for(actor, str(uuid))
    organisation = meaning.organisation
    partners.remove_group_meaning(by=actor, meaning=meaning)
    flash.success(request, "The group means nothing here any more. Who has a role by it keeps it.")
    return redirect("office:providers-show", organisation.uuid)


@administrators_only
@never_cache
@form_methods
def token_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The one page that shows a token; it is not kept, so reloading cannot show it again."""
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    form = TokenForm(request.POST or None)
    context = {"form": form, "organisation": organisation, "plain_text": ""}
    if request.method == "POST" and form.is_valid():
        try:
            _, context["plain_text"] = partners.create_provisioning_token(
                by=actor, organisation=organisation, **form.cleaned_data
            )
        except Invalid as error:
            add_errors(form, error)
    return render(request, "office/providers/token.html", context, status=400 if form.errors else 200)


@administrators_only
@require_POST
def token_revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    token = partners.revoke_provisioning_token(by=actor, token=partners.get_provisioning_token_for(actor, str(uuid)))
    flash.success(request, f"The token {token.prefix} works no longer.")
    return redirect("office:providers-show", token.organisation.uuid)
