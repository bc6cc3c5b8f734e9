"""Template tags for the pieces that pages are made of."""

from django import template

register = template.Library()
