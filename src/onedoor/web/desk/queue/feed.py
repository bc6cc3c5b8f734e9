"""What is due, in a calendar program of somebody's own: the page that makes the private address, and what it opens."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import FeedOf
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.queue.icalendar import as_icalendar
from onedoor.web.desk.queue.roles import SERVICE_STAFF

__all__ = ["address", "feed", "revoke"]


class AddressForm(forms.Form):
    """Whose work the calendar shows."""

    of = forms.ChoiceField(
        label="What should stand in it", choices=FeedOf.choices, widget=forms.RadioSelect, initial=FeedOf.MINE,
        error_messages={"required": "Choose which requests you want in your calendar."},
    )  # fmt: skip


@staff_only(*SERVICE_STAFF)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """The one page that shows the address; it is not kept, so that reloading makes another and ends this one."""
    actor = actor_of(request)
    form, made = AddressForm(request.POST or None), ""
    if form.is_valid():
        try:
            secret = requests.make_calendar_address(by=actor, of=form.cleaned_data["of"])
        except Invalid as error:
            add_errors(form, error)
        else:
            made = settings.PUBLIC_URL + reverse("desk:queue-feed", args=[secret])
    context = {"form": form, "made": made, "kept": requests.calendar_feed_of(actor)}
    return render(request, "desk/queue/address.html", context, status=400 if form.errors else 200)


@staff_only(*SERVICE_STAFF)
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    requests.revoke_calendar_address(by=actor_of(request))
    flash.success(request, "The address opens nothing any more. You can take the calendar out of your program.")
    return redirect("desk:queue-calendar-address")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever has the address, which is how programs come: without signing in."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    entries, name = requests.due_feed(token), partners.current_partnership().name
    content = as_icalendar(entries, name=f"Due work, {name}", host=host)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="due.ics"'
    return response
