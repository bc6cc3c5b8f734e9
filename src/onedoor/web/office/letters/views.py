"""Letters people get in touch about, by the reference printed on them."""

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.letters.forms import LetterForm, NewLetterForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


@administrators_only
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    letters = messages.letters_editable_by(actor_of(request)).select_related("organisation").order_by("reference", "id")
    page = Paginator(letters, 50).get_page(request.GET.get("page"))
    return render(request, "office/letters/list.html", {"page": page})


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    choices = [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor)]
    form = NewLetterForm(request.POST or None, organisations=choices)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        organisation = partners.get_administered(actor, given.pop("organisation"))
        try:
            messages.add_letter(by=actor, organisation=organisation, **given)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The letter was added.")
            return redirect("office:letters-list")
    return render(request, "office/letters/edit.html", {"form": form}, status=400 if form.errors else 200)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, letter_id: int) -> HttpResponse:
    actor = actor_of(request)
    letter = messages.get_letter_for(actor, letter_id)
    initial = {"title": letter.title, "starts_on": letter.starts_on, "ends_on": letter.ends_on}
    form = LetterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            messages.change_letter(by=actor, letter=letter, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The letter was changed.")
            return redirect("office:letters-list")
    return render(
        request, "office/letters/edit.html", {"form": form, "letter": letter}, status=400 if form.errors else 200
    )
