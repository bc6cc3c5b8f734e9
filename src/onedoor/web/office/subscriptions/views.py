"""Who is told of events, what is waiting for them and what was given up."""

from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import subscriptions
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.subscriptions.forms import NewSubscriptionForm, SubscriptionForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


@administrators_only
@require_safe
def subscription_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(subscriptions.subscriptions_of(actor_of(request)), 25).get_page(request.GET.get("page"))
    return render(request, "office/subscriptions/list.html", {"page": page})


@administrators_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = NewSubscriptionForm(request.POST or None, organisations=_organisations(actor))
    if request.method == "POST" and form.is_valid():
        try:
            made = subscriptions.create_subscription(by=actor, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            # Shown in the answer itself: it must stand in no session, log or address.
            return render(request, "office/subscriptions/secret.html", {"subscription": made, "secret": made.secret})
    return render(request, "office/subscriptions/edit.html", {"form": form}, status=400 if form.errors else 200)


@administrators_only
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    subscription = subscriptions.get_subscription_for(actor_of(request), str(uuid))
    parked = Paginator(subscriptions.parked_deliveries_of(subscription), 25).get_page(request.GET.get("page"))
    return render(request, "office/subscriptions/show.html", {"subscription": subscription, "parked": parked})


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    subscription = subscriptions.get_subscription_for(actor, str(uuid))
    initial = {
        "name": subscription.name,
        "address": subscription.address,
        "types": "\n".join(subscription.types),
        "is_active": subscription.is_active,
    }
    form = SubscriptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            subscriptions.change_subscription(by=actor, uuid=str(uuid), **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The subscription was changed.")
            return redirect("office:subscriptions-show", uuid)
    context = {"form": form, "subscription": subscription}
    return render(request, "office/subscriptions/edit.html", context, status=400 if form.errors else 200)


@administrators_only
@never_cache
@require_POST
def rotate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    secret = subscriptions.rotate_secret(by=actor_of(request), uuid=str(uuid))
    subscription = subscriptions.get_subscription_for(actor_of(request), str(uuid))
    return render(request, "office/subscriptions/secret.html", {"subscription": subscription, "secret": secret})


@administrators_only
@require_POST
def test(request: HttpRequest, uuid: UUID) -> HttpResponse:
    event = subscriptions.send_test(by=actor_of(request), uuid=str(uuid))
    flash.success(request, f"A test event is on its way; its id is {event.uuid}.")
    return redirect("office:subscriptions-show", uuid)


@administrators_only
@require_POST
def retry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    count = subscriptions.retry_parked(by=actor_of(request), subscription_uuid=str(uuid))
    flash.success(request, f"{count} events will be tried again.")
    return redirect("office:subscriptions-show", uuid)


def _organisations(actor: Actor) -> list[tuple[str, str]]:
    own = [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor)]
    return [("", "Every organisation"), *own] if partners.may_administer_partnership(actor) else own
