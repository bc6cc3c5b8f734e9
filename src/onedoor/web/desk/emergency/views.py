"""Police, fire and health officers open the record of somebody at risk, without a contact."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.emergency.forms import StartForm


@staff_only(Role.EMERGENCY_OFFICER)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say why; what is open already goes on until it ends."""
    actor = actor_of(request)
    bodies = [partners.known_organisation(uuid) for uuid in sorted(actor.organisations_as(Role.EMERGENCY_OFFICER))]
    form = StartForm(request.POST or None, bodies=[(str(body.uuid), body.name) for body in bodies])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            emergency = contacts.open_emergency(
                by=actor, organisation=partners.get_organisation(given["organisation"]), reason=given["reason"],
                words=given["words"],
            )  # fmt: skip
        except Invalid as error:
            add_errors(form, error)
        else:
            return redirect("desk:emergency-show", emergency.uuid)
    context = {"form": form, "live": sharing.live_emergency_of(actor)}
    return render(request, "desk/emergency/start.html", context, status=400 if form.errors else 200)


@staff_only(Role.EMERGENCY_OFFICER)
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who it may be, then everything that is known of them, while it lasts."""
    actor = actor_of(request)
    emergency = sharing.own_emergency(actor, str(uuid))
    if not emergency.is_live:
        return render(request, "desk/emergency/over.html", {"emergency": emergency})
    words, person = request.GET.get("q", "")[:200], request.GET.get("person", "")
    context = {"emergency": emergency, "q": words, "found": None, "person": None}
    if person:
        context["person"] = contacts.see_in_emergency(emergency, person, by=actor)
    elif words.strip():
        context["found"] = contacts.find_in_emergency(emergency, words, by=actor)
    return render(request, "desk/emergency/show.html", context)


@staff_only(Role.EMERGENCY_OFFICER)
@require_POST
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    emergency = sharing.own_emergency(actor, str(uuid))
    sharing.end_emergency(by=actor, emergency=emergency)
    return redirect("desk:emergency-show", uuid)
