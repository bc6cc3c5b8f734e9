"""Writing what a service asks: always in a draft, which is checked when it is published."""

from collections.abc import Sequence

from django.db import transaction

from onedoor.apps.directory.access import must_change_directory
from onedoor.apps.directory.data import FormState
from onedoor.apps.directory.events import FormChanged, FormPublished
from onedoor.apps.directory.models import FormVersion, Service
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.asking.cases import Case, run, write_cases
from onedoor.foundation.asking.proving import faults, missing_welsh
from onedoor.foundation.asking.reading import read
from onedoor.foundation.asking.shape import Form, write
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.remembering import forget_all

__all__ = ["change_cases", "change_form", "discard_draft", "publish_form", "set_form", "undo_change"]

_MOST_UNDONE = 30


@transaction.atomic(durable=True)
def change_form(
    *, by: Actor, service: Service, revision: int, form: Form, change: str, cases: Sequence[Case] | None = None
) -> FormVersion:
    """Write the form into the draft, which begins as a copy of what is published. `change` names it for the record.

    `revision` is that of the draft as it was read, 0 where there was none. Raises Conflict where somebody changed it
    since: nothing of either is lost, for nothing is written.
    """
    draft = _draft(by, service, revision)
    draft.earlier = [*draft.earlier, {"definition": draft.definition, "cases": draft.cases}][-_MOST_UNDONE:]
    draft.definition = write(form)
    if cases is not None:
        draft.cases = write_cases(cases)
    return _keep(draft, change, by)


@transaction.atomic(durable=True)
def change_cases(*, by: Actor, service: Service, revision: int, cases: Sequence[Case]) -> FormVersion:
    """Keep these test cases with the draft. Raises Conflict."""
    if len({case.name for case in cases}) < len(cases):
        raise Invalid("Another test case has that name.", fields={"name": ["Choose a name no other test case has"]})
    draft = _draft(by, service, revision)
    draft.earlier = [*draft.earlier, {"definition": draft.definition, "cases": draft.cases}][-_MOST_UNDONE:]
    draft.cases = write_cases(cases)
    return _keep(draft, "cases", by)


@transaction.atomic(durable=True)
def undo_change(*, by: Actor, service: Service, revision: int) -> FormVersion:
    """Back to what the draft was before its last change. Raises Conflict; Missing where there is nothing to undo."""
    draft = _draft(by, service, revision)
    if not draft.earlier:
        raise Missing("There is nothing to undo.")
    before = draft.earlier[-1]
    draft.earlier, draft.definition, draft.cases = draft.earlier[:-1], before["definition"], before["cases"]
    return _keep(draft, "undone", by)


@transaction.atomic(durable=True)
def discard_draft(*, by: Actor, service: Service, revision: int) -> None:
    """Throw the draft away; what is published stays as it is. Raises Conflict."""
    draft = _draft(by, service, revision)
    if draft.pk is None:
        raise Missing("There is no draft.")
    log.record(FormChanged(number=draft.number, change="discarded"), by=by, subject=str(service.uuid))
    draft.delete()


@transaction.atomic(durable=True)
def publish_form(*, by: Actor, service: Service, revision: int, accepts_english: bool = False) -> FormVersion:
    """From now on people are asked this. Who has begun with the version before goes on with that.

    Raises Conflict; Invalid where something in it cannot work, a test case does not come out as expected, or
    (unless `accepts_english`) a text is not there in Welsh.
    """
    draft = _draft(by, service, revision)
    if draft.pk is None:
        raise Missing("There is no draft.")
    problems = faults(draft.form)
    failed = run(draft.form, draft.test_cases, clock.today())
    problems += [f"Test case “{name}”: {words}." for name, words in failed.items()]
    if problems:
        raise Invalid("The form cannot be published yet.", fields={"form": problems})
    if not accepts_english and missing_welsh(draft.form):
        words = "Some of it is in English only. Tick the box to publish it all the same."
        raise Invalid(words, fields={"accepts_english": [words]})
    return _publish(draft, by)


@transaction.atomic(durable=True)
def set_form(*, by: Actor, service: Service, form: Form, cases: Sequence[Case] = ()) -> FormVersion:
    """Publish this form at once, in the place of whatever was asked; a draft stays as it is."""
    must_change_directory(by)
    if found := faults(form):
        raise Invalid("The form cannot be published yet.", fields={"form": found})
    last = service.forms.order_by("-number").first()
    version = FormVersion(service=service, number=last.number + 1 if last else 1)
    version.definition, version.cases = write(form), write_cases(cases)
    return _publish(version, by)


def _draft(by: Actor, service: Service, revision: int) -> FormVersion:
    """The draft, or a new one not yet saved. Whoever else changes the form of this service waits behind the lock."""
    must_change_directory(by)
    Service.objects.select_for_update().get(pk=service.pk)
    versions = {version.state: version for version in service.forms.exclude(state=FormState.REPLACED)}
    draft, published = versions.get(FormState.DRAFT), versions.get(FormState.PUBLISHED)
    if (draft.revision if draft else 0) != revision:
        who = draft.changed_by if draft else "somebody"
        raise Conflict(f"{who} changed the form since you opened it.", code="form_changed")
    if draft is not None:
        return draft
    last = service.forms.order_by("-number").first()
    new = FormVersion(service=service, number=last.number + 1 if last else 1, revision=0)
    if published is not None:
        new.definition, new.cases = published.definition, published.cases
    return new


def _keep(draft: FormVersion, change: str, by: Actor) -> FormVersion:
    draft.revision += 1
    draft.changed_at, draft.changed_by = clock.now(), by.name[:150]
    draft.question_count = len(read(draft.definition).questions)
    draft.save()
    log.record(FormChanged(number=draft.number, change=change), by=by, subject=str(draft.service.uuid))
    return FormVersion.objects.select_related("service").get(pk=draft.pk)


def _publish(version: FormVersion, by: Actor) -> FormVersion:
    now = clock.now()
    # First the one before is replaced: the database lets one be published at a time.
    version.service.forms.filter(state=FormState.PUBLISHED).update(state=FormState.REPLACED, replaced_at=now)
    version.state, version.published_at, version.earlier = FormState.PUBLISHED, now, []
    version.changed_at, version.changed_by = now, by.name[:150]
    version.question_count = len(version.form.questions)
    version.save()
    forget_all()
    log.record(FormPublished(number=version.number), by=by, subject=str(version.service.uuid))
    return version
