"""Complaining about any of the partners, praising one, or suggesting something to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.foundation.asking import Form
from onedoor.foundation.errors import Missing
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, steps
from onedoor.web.portal.sending.forms import ComplaintForm
from onedoor.web.portal.spots import home_spot

# What a complaint about a body as a whole is filed under.
_SERVICE = "complaint"


@require_http_methods(["GET", "POST"])
@limited("start", most=30, seconds=60)
def complain(request: HttpRequest) -> HttpResponse:
    """Choose the body it is about; one who does not know is led to the service instead."""
    choices = [
        (str(body.uuid), body.name_in(get_language() or "en-gb")) for body in partners.organisations(partners_only=True)
    ]
    form = ComplaintForm(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_valid():
        service = directory.find_service(_SERVICE)
        if service is None:
            raise Missing("This partnership takes no complaints here.")
        organisation = form.cleaned_data["organisation"]
        spot = home_spot(request)
        draft = drafts.start(
            request, service=service.slug, kind=form.cleaned_data["kind"], spot=spot, organisation=organisation
        )
        draft.finish("where")
        drafts.keep(request, draft)
        return redirect(steps.next_address(draft, Form()))
    return render(request, "portal/sending/complain.html", {"form": form})
