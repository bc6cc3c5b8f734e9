"""The partnership's own pages in the office."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.partnership.forms import PartnershipForm, SecondStepForm


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def partnership(request: HttpRequest) -> HttpResponse:
    current = partners.current_partnership()
    initial = {name: getattr(current, name) for name in PartnershipForm.base_fields}
    action = partial(partners.update_partnership, by=actor_of(request))
    return form_page(
        request, PartnershipForm(request.POST or None, initial=initial), action, title="The partnership",
        back=(reverse("office:home"), "Office"),
        done="The partnership was changed. Colours can take five minutes to reach everybody.",
    )  # fmt: skip


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Who signs in with two steps, by role."""
    held = {"roles": partners.current_partnership().second_step_roles}
    # A form with nothing ticked is empty and meant all the same.
    form = SecondStepForm(request.POST if request.method == "POST" else None, initial=held)
    action = partial(partners.set_second_step_roles, by=actor_of(request))
    return form_page(
        request, form, action, title="Who signs in with two steps", back=(reverse("office:home"), "Office"),
        done="The rule was changed. It holds for open sessions too.",
        intro="A second step is a passkey, or a code from an app. It holds at the next page of whoever has signed in.",
    )  # fmt: skip
