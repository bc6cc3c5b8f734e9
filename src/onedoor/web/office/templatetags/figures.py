"""Numbers as people read them."""

from django import template

from onedoor.web.office.figures.rows import written

register = template.Library()


@register.filter
def share(value: float | None) -> str:
    return written(value, "share")


@register.filter
def number(value: int | None) -> str:
    return written(value, "number")


@register.filter
def score(value: float | None) -> str:
    return written(value, "score")
