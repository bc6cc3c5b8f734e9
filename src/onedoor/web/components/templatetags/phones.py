"""A template filter for telephone numbers, as people read them out. `{% load phones %}`"""

import phonenumbers
from django import template

__all__ = ["spoken"]

register = template.Library()

_HERE = "GB"


@register.filter
def spoken(number: str) -> str:
    """`{{ "+441174960772"|spoken }}`: 0117 496 0772; with its country where that is another; else as it was given."""
    try:
        parsed = phonenumbers.parse(number, _HERE)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_possible_number(parsed):
        return number
    is_here = phonenumbers.country_code_for_region(_HERE) == parsed.country_code
    style = phonenumbers.PhoneNumberFormat.NATIONAL if is_here else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)
