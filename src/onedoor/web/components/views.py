"""The brand's style sheet, the language switch and the gallery."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from onedoor.apps.partners import services as partners
from onedoor.foundation.errors import Missing
from onedoor.web.components.brand import brand_css
from onedoor.web.components.gallery import gallery_context


def _css() -> str:
    partnership = partners.current_partnership()
    return brand_css(partnership.brand_colour, partnership.link_colour)


def _etag(request: HttpRequest) -> str:
    partnership = partners.current_partnership()
    return f'"{partnership.brand_colour}{partnership.link_colour}"'.replace("#", "")


@require_safe
@cache_control(public=True, max_age=300)
@condition(etag_func=_etag)
def brand(request: HttpRequest) -> HttpResponse:
    """The partnership's colours as custom properties; asked for again every five minutes at most."""
    return HttpResponse(_css(), content_type="text/css")


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go back to the page. A link, so that it works as the other links there do."""
    if code not in dict(settings.LANGUAGES):
        raise Missing("There is no such language here.")
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 60 * 60,
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once; only where nobody does real work."""
    if not (settings.DEBUG or settings.IS_DEMONSTRATION):
        raise Missing("There is no such page.")
    return render(request, "components/gallery.html", gallery_context())
