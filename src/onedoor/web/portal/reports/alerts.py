"""Being told of new reports in an area, or around where one lives."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.apps.publishing import services as publishing
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.limits import limited
from onedoor.web.portal.reports.forms import FilterForm
from onedoor.web.portal.spots import Spot, home_spot

__all__ = ["ask", "show"]


class AlertForm(forms.Form):
    """An area, or how far around their place."""

    where = forms.ChoiceField(label=gettext_lazy("Where?"), error_messages={"required": gettext_lazy("Choose where")})
    email = forms.CharField(
        label=gettext_lazy("Your e-mail address"), max_length=254,
        error_messages={"required": gettext_lazy("Enter your e-mail address")},
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, data: object = None, *, areas: dict[str, str], spot: Spot | None, wanted: str) -> None:
        super().__init__(data, initial={"where": wanted})  # type: ignore[arg-type]
        self.areas, self.spot = areas, spot
        around = [(f"around-{metres}", _around(metres, spot)) for metres in publishing.METRES] if spot else []
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField), "Declared so above."
        field.choices = [("", _("Choose")), *around, *areas.items()]

    @property
    def chosen(self) -> publishing.Where:
        value = self.cleaned_data["where"]
        if value.startswith("around-") and self.spot:
            metres = int(value.removeprefix("around-"))
            # A hundred metres say where reports are wanted from; the door itself nobody needs to keep.
            latitude, longitude = round(self.spot.latitude or 0, 3), round(self.spot.longitude or 0, 3)
            return publishing.Where(_around(metres, self.spot), "", latitude, longitude, metres)
        return publishing.Where(self.areas[value], value)


def _around(metres: int, spot: Spot) -> str:
    far = _("%(metres)s metres") % {"metres": metres} if metres < 1000 else _("%(km)s km") % {"km": metres // 1000}
    return _("Within %(far)s of %(place)s") % {"far": far, "place": spot.postcode or spot.words}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("alert", most=10, seconds=300)
def ask(request: HttpRequest) -> HttpResponse:
    """Whose address it is has to be confirmed from there: nobody is signed up by others."""
    language = get_language() or "en-gb"
    spot = home_spot(request)
    spot = spot if spot and spot.latitude is not None and spot.longitude is not None else None
    areas = FilterForm({}, language=language).area_names
    data = request.POST if request.method == "POST" else None
    form = AlertForm(data, areas=areas, spot=spot, wanted=request.GET.get("area", ""))
    if form.is_valid():
        try:
            publishing.ask_for_alert(
                by=resident(), email=form.cleaned_data["email"], where=form.chosen, language=language
            )
        except Invalid as error:
            add_errors(form, error)
        else:
            return render(request, "portal/reports/alert_sent.html", {"email": form.cleaned_data["email"]})
    context = {"form": form, "spot": spot}
    return render(request, "portal/reports/alert_ask.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: mail programs open links by themselves."""
    alert = publishing.alert_of_token(token)
    if request.method == "POST":
        if "end" in request.POST:
            publishing.end_alert(by=resident(), token=token)
            messages.success(request, _("You will not hear of these reports any more. We have forgotten your address."))
            return redirect("portal:reports")
        publishing.confirm_alert(by=resident(), token=token)
        return redirect("portal:alert-show", token)
    return render(request, "portal/reports/alert.html", {"alert": alert})
