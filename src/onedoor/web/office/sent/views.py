"""What was sent to people, and how far it got."""

from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import SIGNS_IN, MessageStatus
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.sent.forms import LogFilterForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


@administrators_only
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    form = LogFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = messages.message_log(actor_of(request), **chosen)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    context = {"filter": form, "page": page, "may_set_hours": partners.may_administer_partnership(actor_of(request))}
    return render(request, "office/sent/list.html", context)


@administrators_only
@require_safe
def message(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = messages.get_message_for(actor_of(request), str(uuid))
    may_retry = found.status in (MessageStatus.PARKED, MessageStatus.BOUNCED)
    context = {"message": found, "may_retry": may_retry, "signs_in": found.template_code in SIGNS_IN}
    return render(request, "office/sent/show.html", context)


@administrators_only
@require_POST
def retry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    messages.retry_message(by=actor_of(request), uuid=str(uuid))
    flash.success(request, "The message will be tried again.")
    return redirect("office:messages-show", uuid)
