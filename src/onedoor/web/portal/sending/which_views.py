"""The step that asks which one: on a list, nearest first, or on the map. It is passed over where none is near."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, steps

__all__ = ["which"]


@require_http_methods(["GET", "POST"])
@limited("which", most=60, seconds=60)
def which(request: HttpRequest, draft_id: str) -> HttpResponse:
    """That none of them is meant, or nobody knows, is an answer too."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    near = steps.which_near(draft)
    form = directory.form_of(steps.version_of(service, draft))
    if request.method == "POST" or not near:
        chosen = request.POST.get("asset", "")
        draft.asset = chosen if chosen in {one.uuid for one in near} else ""
        draft.finish("which")
        drafts.keep(request, draft)
        return redirect(steps.next_address(draft, form))
    pins = [
        {"at": [one.latitude, one.longitude], "name": one.words, "id": f"asset-{at}"} for at, one in enumerate(near)
    ]
    context = {
        "draft": draft, "service": service, "near": near, "pins": json.dumps(pins), "spot": draft.spot,
        "kind": near[0].kind, "tiles": settings.MAP_TILE_URL,
    }  # fmt: skip
    return render(request, "portal/sending/which.html", context)
