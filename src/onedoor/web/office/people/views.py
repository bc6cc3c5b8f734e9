"""Staff, invitations, teams and keys of one organisation."""

from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.editing import form_page
from onedoor.web.office.organisations.views import back_to
from onedoor.web.office.people import inviting
from onedoor.web.office.people.forms import InvitationForm, KeyForm, RolesForm, TeamChangeForm, TeamForm, offered_roles

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@administrators_only
@form_methods
def invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    action = partial(inviting.send_invitation, by=actor, organisation=organisation)
    return form_page(
        request, InvitationForm(request.POST or None, actor=actor), action, title=f"Invite somebody to {organisation}",
        back=back_to(uuid, organisation.name), done="The invitation is on its way.", button="Send the invitation",
    )  # fmt: skip


@administrators_only
@require_POST
def invitation_resend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    invitation = partners.get_invitation_for(actor, str(uuid))
    inviting.send_again(by=actor, invitation=invitation)
    flash.success(request, "The invitation was sent again, with a new link.")
    return redirect("office:organisations-show", invitation.organisation.uuid)


@administrators_only
@require_POST
def invitation_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    invitation = partners.withdraw_invitation(by=actor, invitation=partners.get_invitation_for(actor, str(uuid)))
    flash.success(request, "The invitation was withdrawn.")
    return redirect("office:organisations-show", invitation.organisation.uuid)


@administrators_only
@form_methods
def roles(request: HttpRequest, uuid: UUID, account: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    person = partners.get_member_of(organisation, str(account))
    held = {membership.role for membership in person.memberships.all()}
    # A role that this administrator may not take stays as it is.
    untouched = held - {code for code, _ in offered_roles(actor)}

    def action(roles: list[str]) -> None:
        partners.set_roles(by=actor, account=person, organisation=organisation, roles={*roles, *untouched})

    return form_page(
        request, RolesForm(request.POST or None, actor=actor, initial={"roles": sorted(held)}), action,
        title=f"What {person} is at {organisation}", back=back_to(uuid, organisation.name),
        done=f"The roles of {person} were changed.",
    )  # fmt: skip


@administrators_only
@form_methods
def remove(request: HttpRequest, uuid: UUID, account: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    person = partners.get_member_of(organisation, str(account))
    action = partial(partners.remove_from_organisation, by=actor, account=person, organisation=organisation)
    return form_page(
        request, forms.Form(request.POST if request.method == "POST" else None), action,
        title=f"Remove {person} from {organisation}?", back=back_to(uuid, organisation.name),
        done=f"{person} no longer works for {organisation} here.", button="Remove", kind="warning",
        intro="They lose every role and team there at once. What they did stays in the record.",
    )  # fmt: skip


@administrators_only
@form_methods
def team_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    action = partial(partners.create_team, by=actor, organisation=organisation)
    return form_page(
        request, TeamForm(request.POST or None), action, title=f"Add a team to {organisation}",
        back=back_to(uuid, organisation.name), done="The team was added.",
    )  # fmt: skip


@administrators_only
@form_methods
def team_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    team = partners.get_team_for(actor, str(uuid))
    initial = {
        "name": team.name,
        "email": team.email,
        "is_active": team.is_active,
        "members": partners.members_of(team),
    }
    form = TeamChangeForm(request.POST or None, initial=initial, organisation=team.organisation)

    def action(members: list[str], **changes: object) -> None:
        partners.update_team(by=actor, team=team, **changes)
        partners.set_team_members(by=actor, team=team, accounts=[partners.get_account(member) for member in members])

    back = back_to(team.organisation.uuid, team.organisation.name)
    return form_page(request, form, action, title=f"Change {team.name}", back=back, done="The team was changed.")


@administrators_only
@never_cache
@form_methods
def key_add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The one page that shows a key; it is not kept, so reloading cannot show it again."""
    actor = actor_of(request)
    organisation = partners.get_administered(actor, str(uuid))
    form = KeyForm(request.POST or None, actor=actor)
    context = {"form": form, "organisation": organisation, "plain_text": ""}
    if request.method == "POST" and form.is_valid():
        try:
            _, context["plain_text"] = partners.create_api_key(by=actor, organisation=organisation, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
    return render(request, "office/organisations/key.html", context, status=400 if form.errors else 200)


@administrators_only
@require_POST
def key_revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    key = partners.revoke_api_key(by=actor, key=partners.get_api_key_for(actor, str(uuid)))
    flash.success(request, f"The key {key.prefix} works no longer.")
    return redirect("office:organisations-show", key.organisation.uuid)
