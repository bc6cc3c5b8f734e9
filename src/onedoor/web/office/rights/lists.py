"""The lists cases are decided by: why the law lets a body refuse, how long there is, to whom people complain."""

from functools import partial

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.rights import services as rights
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.rights.forms import GroundForm, NewGroundForm, TermsForm

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
_BACK = ("office:rights-grounds", "Grounds for refusing")


@partnership_only
@require_safe
def ground_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/rights/grounds.html", {"grounds": rights.all_grounds(), "terms": rights.terms()})


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    action = partial(rights.add_ground, by=actor_of(request))
    back = (reverse(_BACK[0]), _BACK[1])
    form = NewGroundForm(request.POST or None)
    return form_page(request, form, action, title="Add a ground", back=back, done="The ground was added.")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    ground = rights.get_ground(code)
    form = GroundForm(request.POST or None, initial=model_to_dict(ground))
    action = partial(rights.change_ground, by=actor_of(request), code=code)
    back = (reverse(_BACK[0]), _BACK[1])
    return form_page(request, form, action, title="Change a ground", back=back, done="The ground was changed.")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    form = TermsForm(request.POST or None, initial=model_to_dict(rights.terms()))
    action = partial(rights.change_terms, by=actor_of(request))
    back = (reverse(_BACK[0]), _BACK[1])
    return form_page(request, form, action, title="Time to answer, and complaints", back=back, done="Changed.")
