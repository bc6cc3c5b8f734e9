"""Template tags for the pieces that pages are made of. Each is shown at /components/."""

from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from onedoor.apps.requests.data import Status, UpdateKind
from onedoor.web.components.actors import actor_of
from onedoor.web.components.errors import summary_entries
from onedoor.web.components.forms import shape_of
from onedoor.web.components.languages import language_marked
from onedoor.web.components.navigation import staff_items

register = template.Library()

_COLOURS = {
    Status.OPEN: "blue",
    Status.INVESTIGATING: "teal",
    Status.PLANNED: "teal",
    Status.ACTION_SCHEDULED: "teal",
    Status.IN_PROGRESS: "teal",
    Status.WAITING: "yellow",
    Status.WITH_OTHERS: "yellow",
    Status.FIXED: "green",
}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms_given: forms.BaseForm) -> dict[str, Any]:
    """`{% error_summary form %}`: what is wrong, each line leading to its field. Takes several forms."""
    return {"entries": summary_entries(*forms_given)}


@register.inclusion_tag("components/field_parts.html")
def field(
    bound: BoundField, size: str = "", heading: bool = False, width: str | int = "", css: str = "", count: int = 0
) -> dict[str, Any]:
    """`{% field form.name size="l" heading=True width=10 count=500 %}`: label, hint, error and input."""
    shape = shape_of(bound, size=size, is_heading=heading, width=str(width), group_class=css, count=count)
    return {"field": bound, "shape": shape}


@register.simple_tag
def button(text: str, href: str = "", kind: str = "", name: str = "", value: str = "", key: str = "") -> SafeString:
    """`{% button "Send" %}`; `kind` is secondary, warning or start; with `href` a link that looks like one."""
    css = f"govuk-button govuk-button--{kind}" if kind else "govuk-button"
    shortcut = format_html(' accesskey="{}"', key) if key else ""
    if href:
        return format_html(
            '<a href="{}" role="button" draggable="false" class="{}" data-module="govuk-button"{}>{}</a>',
            href, css, shortcut, text,
        )  # fmt: skip
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit" class="{}" data-module="govuk-button" data-prevent-double-click="true"{}{}>{}</button>',
        css, named, shortcut, text,
    )  # fmt: skip


@register.simple_tag
def tag(status: Any, colour: str = "") -> SafeString:
    """`{% tag request.status %}` or `{% tag "New" "purple" %}`: a status in a coloured box."""
    if isinstance(status, str) and status in Status.values:
        status = Status(status)
        colour = colour or _COLOURS.get(status, "grey")
    text = gettext(str(getattr(status, "label", status)))
    css = f"govuk-tag govuk-tag--{colour}" if colour else "govuk-tag"
    return format_html('<strong class="{}">{}</strong>', css, text)


@register.simple_tag
def standing(request: Any) -> SafeString:
    """`{% standing request_ %}`: where a request stands, by the state of its type, in the colour of its status."""
    return tag(standing_text(request), _COLOURS.get(request.status, "grey"))


@register.simple_tag
def voice(request: Any) -> SafeString:
    """`{% voice request_ %}`: that it is a complaint, praise or a suggestion; nothing for what is asked or reported."""
    named = {
        "complaint": ("Complaint", "purple"),
        "compliment": ("Praise", "green"),
        "suggestion": ("Idea", "turquoise"),
    }
    return tag(*named[request.kind]) if request.kind in named else SafeString("")


@register.simple_tag
def standing_text(request: Any) -> str:
    """The same without the box."""
    return gettext(request.standing_in((get_language() or "")[:2]))


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: RequestContext, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """`{% pagination page %}`: nothing where there is one page only; keeps the rest of the address.

    A list drawn at another address than its own, as after a refused form, says `list_at` (its path and query).
    """
    path, given = context.get("list_at") or ("", context["request"].GET)
    query = given.copy()
    query.pop(parameter, None)
    start = f"{path}?{query.urlencode()}&{parameter}=" if query else f"{path}?{parameter}="
    numbers = [
        (str(number), f"{start}{number}" if isinstance(number, int) else "", number == page.number)
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    previous = f"{start}{page.previous_page_number()}" if page.has_previous() else ""
    following = f"{start}{page.next_page_number()}" if page.has_next() else ""
    return {"numbers": numbers, "previous": previous, "following": following, "page": page}


@register.simple_tag
def empty(text: str) -> SafeString:
    """`{% empty "No requests yet" %}`: said where a list has nothing in it."""
    return format_html('<p class="app-empty">{}</p>', text)


@register.simple_tag
def breadcrumbs(*pairs: str) -> SafeString:
    """`{% breadcrumbs "Services" url "Potholes" "" %}`: label and address in turn; the last may have none."""
    items = SafeString("")
    for label, address in zip(pairs[::2], pairs[1::2], strict=True):
        inner = format_html('<a class="govuk-breadcrumbs__link" href="{}">{}</a>', address, label) if address else label
        items += format_html('<li class="govuk-breadcrumbs__list-item">{}</li>', inner)
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        gettext("Breadcrumb"),
        items,
    )


@register.simple_tag
def back_link(href: str, text: str = "") -> SafeString:
    """`{% back_link url %}`."""
    return format_html('<a href="{}" class="govuk-back-link">{}</a>', href, text or gettext("Back"))


@register.inclusion_tag("components/summary_row.html")
def summary_row(label: str, value: Any, href: str = "", action: str = "") -> dict[str, Any]:
    """One row inside `<dl class="govuk-summary-list">`, with a link to change it where `href` is given."""
    return {"label": label, "value": value, "href": href, "action": action or gettext("Change")}


@register.simple_tag(takes_context=True)
def partnership_name(context: RequestContext) -> str:
    """The partnership's name in the reader's language."""
    partnership = context["partnership"]
    return str((get_language() == "cy" and partnership.name_cy) or partnership.name)


@register.simple_tag(takes_context=True)
def partnership_strapline(context: RequestContext) -> str:
    """The sentence that says what it is, in the reader's language."""
    partnership = context["partnership"]
    return str((get_language() == "cy" and partnership.strapline_cy) or partnership.strapline)


@register.inclusion_tag("components/language_links.html", takes_context=True)
def language_links(context: RequestContext) -> dict[str, Any]:
    """The way to the same page in the other language."""
    request: HttpRequest = context["request"]
    here = request.get_full_path() if request.method == "GET" else request.path
    return {"here": here, "current": get_language()}


@register.inclusion_tag("components/staff_navigation.html", takes_context=True)
def staff_navigation(context: RequestContext) -> dict[str, Any]:
    """The parts of the staff side that this person's roles open."""
    request: HttpRequest = context["request"]
    return {"items": staff_items(actor_of(request), request.path)}


@register.simple_tag
def service_name(service: Any) -> str:
    """A service's name in the reader's language."""
    return str(service.name_in(get_language() or "en-gb"))


@register.simple_tag
def words_of(worded: Any, name: str) -> str:
    """A text of a service or question in the reader's language; marked as English where that is all there is."""
    return language_marked(worded, name)


@register.simple_tag
def topic_name(topic: str) -> str:
    """A topic's name in the reader's language, where it is one of the usual ones."""
    return gettext(topic) if topic else topic


@register.simple_tag
def body_name(body: Any) -> str:
    """An organisation's name in the reader's language."""
    return str(body.name_in(get_language() or "en-gb"))


@register.simple_tag
def phone_link(number: str) -> SafeString:
    """A phone number that can be tapped."""
    return format_html('<a class="govuk-link app-nowrap" href="tel:{}">{}</a>', "".join(number.split()), number)


@register.simple_tag
def mail_link(address: str) -> SafeString:
    """An e-mail address that can be tapped."""
    return format_html('<a class="govuk-link app-words" href="mailto:{}">{}</a>', address, address)


@register.simple_tag
def status_text(status: str) -> str:
    """A request's status in words."""
    return gettext(str(Status(status).label))


@register.simple_tag
def history_heading(update: Any) -> str:
    """What an entry in a request's history is: the new status where it is a change of status, else its kind."""
    is_status = update.kind == UpdateKind.STATUS and update.status
    if is_status and update.stage_name:
        return ((get_language() or "")[:2] == "cy" and update.stage_name_cy) or str(update.stage_name)
    label = Status(update.status).label if is_status else UpdateKind(update.kind).label
    return gettext(str(label))
