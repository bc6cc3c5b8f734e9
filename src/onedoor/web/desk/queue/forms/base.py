"""What the forms for one request share."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OWN_STATE
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.requests.models import ReplyTemplate

__all__ = [
    "ActionForm",
    "step_chosen",
    "words_field",
]


_CHOOSE = ("", "Choose")


def words_field(label: str, hint: str = "", *, needed: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        error_messages={"required": needed},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def step_chosen(chosen: str) -> dict[str, Any]:
    """Arguments of `change_status`: a shared status, or the state that a type has for it."""
    return {"state": chosen.removeprefix(OWN_STATE)} if chosen.startswith(OWN_STATE) else {"status": chosen}


class ActionForm(forms.Form):
    """Base: `version` is what the page showed, so that nobody overwrites what somebody else changed meanwhile."""

    action: ClassVar[str]
    label: ClassVar[str]
    needs_work: ClassVar[bool] = True
    wants: ClassVar[str] = "open"

    version = forms.IntegerField(widget=forms.HiddenInput)

    # Whether it stands among what can be done; others have their button where they belong.
    is_listed: ClassVar[bool] = True
    # Statuses whose replies fit here; None where nobody is answered.
    answers: ClassVar[tuple[str, ...] | None] = None
    is_open: bool = False

    def __init__(
        self, data: Any = None, *, request: Any, actor: Actor, replies: Sequence["ReplyTemplate"] | None = None
    ) -> None:
        super().__init__(data, prefix=self.action, initial={"version": request.version})
        self.request, self.actor = request, actor
        self.prepare()
        if self.answers is not None:
            self._offer_replies(requests.replies_for(request, actor) if replies is None else replies)

    def prepare(self) -> None:
        """Fill in what there is to choose from."""

    def offer(self, name: str, choices: list[tuple[str, str]], *, needed: str = "") -> None:
        """Give the field these choices; `needed` is said where none was made."""
        self.fields[name] = forms.ChoiceField(
            label=self.fields[name].label,
            choices=[_CHOOSE, *choices],
            required=bool(needed),
            error_messages={"required": needed},
        )

    def _offer_replies(self, replies: Iterable["ReplyTemplate"]) -> None:
        assert self.answers is not None, "Only forms that answer somebody ask for replies."
        self.replies = {str(one.uuid): one for one in replies if one.status in ("", *self.answers)}
        if self.replies:
            choices = [_CHOOSE, *((uuid, one.name) for uuid, one in self.replies.items())]
            self.fields["reply"] = forms.ChoiceField(label="Reply to begin with", choices=choices, required=False)
            self.order_fields([name for name in self.fields if name not in ("reply", "text")] + ["reply", "text"])

    def with_reply(self) -> "ActionForm":
        """The form as it was sent, with the chosen reply after what was written; nothing is done yet."""
        drawn = type(self)(request=self.request, actor=self.actor, replies=list(self.replies.values()))
        typed = {name: self[name].value() for name in self.fields if name != "version"}
        if reply := self.replies.get(str(typed.pop("reply", ""))):
            words = requests.reply_in_words(reply, self.request, by=self.actor)
            typed["text"] = "\n\n".join(filter(None, ((typed.get("text") or "").strip(), words)))
        drawn.initial.update(typed)
        drawn.is_open = True
        # Where they go on: the page is a long one, and is drawn from its top.
        drawn.fields["text"].widget.attrs["autofocus"] = True
        return drawn

    @classmethod
    def fits(cls, request: Any) -> bool:
        """Whether it makes sense for this request, whatever its state."""
        return True

    def do(self) -> str:
        """Do it; what to tell the member of staff. Raises what the action raises."""
        raise NotImplementedError

    @property
    def words_typed(self) -> list[str]:
        """What was written, for a page on which the form stands no more: somebody else closed it meanwhile."""
        boxes = (self[name] for name, field in self.fields.items() if isinstance(field.widget, forms.Textarea))
        return [words for box in boxes if (words := str(box.value() or "").strip())]

    @property
    def common(self) -> dict[str, Any]:
        return {"by": self.actor, "request": self.request, "version": self.cleaned_data["version"]}

    def show_version(self, version: int) -> None:
        """Take up the version the page shows now, so that sending again after a look is possible."""
        self.data = {**self.data.dict(), self.add_prefix("version"): str(version)}  # type: ignore[attr-defined]
