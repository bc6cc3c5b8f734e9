"""Every message as the person would see it. Only where nothing is really sent."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.apps.messages import services as messages
from onedoor.foundation.errors import Missing


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    if not (settings.IS_DEMONSTRATION or settings.DEBUG):
        raise Missing("There is no such page.")
    words = request.GET.get("words", "")[:100]
    page = Paginator(messages.messages_in_outbox(words), 10).get_page(request.GET.get("page"))
    return render(request, "office/outbox/list.html", {"page": page, "words": words})
