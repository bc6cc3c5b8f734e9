"""What a body has and its administrators set up: added for one of their bodies, changed, listed."""

from collections.abc import Callable
from typing import Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor

__all__ = ["OfBody", "bodies_of", "for_body"]


class OfBody(forms.Form):
    """The first thing said of something new is whose it is."""

    organisation = forms.ChoiceField(choices=[])
    whose = "Whose it is"

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.label, field.choices = self.whose, bodies
        self.order_fields(["organisation", *(self.field_order or ())])


def bodies_of(actor: Actor) -> list[tuple[str, str]]:
    """Those the actor administers, to choose from."""
    return [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor).order_by("name")]


def for_body(save: Callable[..., Any], actor: Actor) -> Callable[..., Any]:
    """The action, given what such a form holds."""

    def saved(organisation: str, **given: Any) -> Any:
        return save(by=actor, organisation=partners.get_organisation(organisation), **given)

    return saved
