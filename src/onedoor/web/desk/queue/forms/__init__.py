"""What staff can do to one request: a form for each action, told apart on the page by its prefix."""

from onedoor.web.desk.queue.forms.base import ActionForm
from onedoor.web.desk.queue.forms.ending import CloseForm, DecideForm, MergeForm, ReopenForm, SeparateForm
from onedoor.web.desk.queue.forms.saying import AskForm, AskOutsideForm, ChaseForm, NoteForm, SeenForm, TakeBackForm
from onedoor.web.desk.queue.forms.working import AssignForm, PassOnForm, PriorityForm, SplitForm, StatusForm, TakeForm

__all__ = ["FORMS", "ActionForm"]

FORMS: dict[str, type[ActionForm]] = {
    form.action: form
    for form in (
        TakeForm, NoteForm, AskForm, AskOutsideForm, StatusForm, CloseForm, AssignForm, PriorityForm, PassOnForm,
        SplitForm, MergeForm, DecideForm, ChaseForm, ReopenForm, SeparateForm, SeenForm, TakeBackForm,
    )
}  # fmt: skip
